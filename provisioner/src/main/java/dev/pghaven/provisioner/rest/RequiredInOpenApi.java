package dev.pghaven.provisioner.rest;

import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.contracts.spec.Required;
import dev.pghaven.contracts.spec.Storage;
import dev.pghaven.contracts.spec.Tablespace;
import dev.pghaven.contracts.spec.WorkloadIdentity.IdentityResource;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Tells readers of the OpenAPI document which fields of a request must be given. */
@OpenApiFilter(stages = RunStage.BUILD)
public class RequiredInOpenApi implements OASFilter {
    private static final List<Class<?>> PARTS =
            List.of(
                    ProvisionCluster.class,
                    ClusterSpec.class,
                    Storage.class,
                    Tablespace.class,
                    IdentityResource.class);

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        PARTS.forEach(it -> schemas.get(it.getSimpleName()).setRequired(required(it)));
    }

    private static List<String> required(Class<?> part) {
        return Arrays.stream(part.getRecordComponents())
                .filter(it -> it.isAnnotationPresent(Required.class))
                .map(RecordComponent::getName)
                .toList();
    }
}
