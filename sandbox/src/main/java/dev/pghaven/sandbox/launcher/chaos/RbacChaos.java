package dev.pghaven.sandbox.launcher.chaos;

import dev.pghaven.sandbox.launcher.client.Stage;
import dev.pghaven.sandbox.launcher.demo.Demo;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.PrintStream;
import java.util.Map;

/**
 * Shows of each rule what fails without it. The services begin without any right; each is given
 * back when something was refused for the lack of it, and the tour goes on until the next one is
 * missed. So whatever the tour needs is missed once, and what is never missed is superfluous.
 */
public final class RbacChaos {
    private final KubernetesClient kubernetes;
    private final Rights rights;
    private final Restitution restitution;
    private final Complaints complaints;

    private RbacChaos(
            KubernetesClient kubernetes,
            Rights rights,
            Restitution restitution,
            Complaints complaints) {
        this.kubernetes = kubernetes;
        this.rights = rights;
        this.restitution = restitution;
        this.complaints = complaints;
    }

    /** Before the services start: a watch that stands outlives the right to it. */
    public static RbacChaos begin(Stage stage) {
        var logs = stage.folder().resolve("logs");
        var audit = new AuditTail(logs.resolve("audit.log"));
        audit.news();
        var kubernetes = stage.kubernetes();
        var rights = Rights.takenFrom(kubernetes);
        return new RbacChaos(
                kubernetes, rights, Restitution.begin(rights, audit), new Complaints(logs));
    }

    /** Answers whether every rule was missed, and no more than the rules was needed. */
    public boolean run(Stage stage, PrintStream out) throws Exception {
        boolean well;
        try (kubernetes;
                restitution) {
            well = new Demo(stage, out).run(false);
            well &= new SecondCluster(stage, out).visit();
        }
        var table = table(restitution.missed());
        table.print(out);
        restitution.beyond().forEach(it -> out.println("  no rule allows: " + it));
        return well && table.superfluous().isEmpty() && restitution.beyond().isEmpty();
    }

    private RbacTable table(Map<Right, Refused> missed) {
        return new RbacTable(
                rights.all().stream()
                        .map(it -> new RbacTable.Line(it, failedWithout(missed.get(it))))
                        .toList());
    }

    private String failedWithout(Refused refused) {
        return refused == null
                ? ""
                : complaints.about(refused).orElse("was refused, and said nothing in its log");
    }
}
