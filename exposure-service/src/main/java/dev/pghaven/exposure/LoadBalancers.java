package dev.pghaven.exposure;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.Presence;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Optional;

/** Services of type LoadBalancer, and what Azure's cloud provider says of them. */
public interface LoadBalancers {
    Presence presenceOf(ClusterRef cluster, String name);

    /** Leaves what another has decided as it is. */
    Applied apply(Service manifest);

    /**
     * Makes a Service of ours what it should be, whoever has changed it meanwhile.
     *
     * @param standing as it was found; a later one of its name stays as it is
     */
    Applied restore(Service manifest, Service standing);

    Optional<Service> find(ClusterRef cluster, String name);

    /** Those that pghaven made for a cluster, by itself or through the operator. */
    List<Service> ours(ClusterRef cluster);

    /** Those of all namespaces: they share public IPs. */
    List<Service> everywhere();

    /** Oldest first. */
    List<Answer> answersTo(Service service);

    /** Deletes the Service that has this uid, and no later one of its name. */
    void delete(ClusterRef cluster, String name, String uid);

    /**
     * What the cloud provider did of a Service's wish, or could not do.
     *
     * @param id of this very saying: a repetition has another
     * @param done whether nothing is left to do
     */
    record Answer(String id, boolean done, String text) {}
}
