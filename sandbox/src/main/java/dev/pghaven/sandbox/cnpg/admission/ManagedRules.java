package dev.pghaven.sandbox.cnpg.admission;

import dev.pghaven.sandbox.cnpg.api.Managed;
import dev.pghaven.sandbox.cnpg.api.Managed.Additional;
import dev.pghaven.sandbox.cnpg.api.Managed.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Managed roles and services: each named once, none the operator's own. */
final class ManagedRules {
    private static final Set<String> RESERVED_ROLES =
            Set.of("postgres", "streaming_replica", "cnpg_pooler_pgbouncer");

    private ManagedRules() {}

    static List<FieldError> check(Managed managed) {
        var errors = new ArrayList<FieldError>();
        roles(managed.roles(), errors);
        services(managed.services(), errors);
        return errors;
    }

    private static void roles(List<Role> roles, List<FieldError> errors) {
        var names = new HashSet<String>();
        for (int i = 0; i < roles.size(); i++) {
            var role = roles.get(i);
            var field = "spec.managed.roles[" + i + "]";
            if (RESERVED_ROLES.contains(role.name()) || role.name().startsWith("pg_")) {
                errors.add(
                        FieldError.invalid(
                                field + ".name",
                                role.name(),
                                "This role is reserved for operator use"));
            }
            if (!names.add(role.name())) {
                errors.add(FieldError.duplicate(field + ".name", role.name()));
            }
            if (role.disablePassword() && role.passwordSecret() != null) {
                errors.add(
                        FieldError.invalid(
                                field, role.name(), "This role both sets and disables a password"));
            }
        }
    }

    private static void services(Managed.Services services, List<FieldError> errors) {
        if (services.disabledDefaultServices().contains("rw")) {
            errors.add(
                    FieldError.invalid(
                            "spec.managed.services.disabledDefaultServices",
                            "rw",
                            "service of type RW cannot be disabled."));
        }
        var names = new HashSet<String>();
        for (int i = 0; i < services.additional().size(); i++) {
            service(services.additional().get(i), i, names, errors);
        }
    }

    private static void service(
            Additional service, int index, Set<String> names, List<FieldError> errors) {
        var field = "spec.managed.services.additional[" + index + "]";
        var template = service.serviceTemplate();
        if (template.metadata() == null || template.metadata().name() == null) {
            errors.add(
                    FieldError.required(
                            field + ".serviceTemplate.metadata.name", "name is missing"));
        } else if (!names.add(template.metadata().name())) {
            errors.add(FieldError.duplicate(field, template.metadata().name()));
        }
        if (template.spec() != null
                && template.spec().getSelector() != null
                && !template.spec().getSelector().isEmpty()) {
            errors.add(
                    FieldError.invalid(
                            field + ".serviceTemplate.spec.selector",
                            template.spec().getSelector().toString(),
                            "selector field is managed by the operator"));
        }
    }
}
