package dev.pghaven.exposure.expose;

import static dev.pghaven.contracts.spec.EndpointRole.READ_ONLY;
import static dev.pghaven.contracts.spec.EndpointRole.READ_WRITE;

import dev.pghaven.contracts.ExposureFailed;
import dev.pghaven.contracts.Fact;
import dev.pghaven.exposure.ExposureConfiguration;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Automates the how-to's heading "Verify the public endpoints", and what has to come before it. */
@ApplicationScoped
public class ExposeCluster implements Workflow<Exposing> {
    public static final String NAME = "expose-cluster";

    private final CheckExposure checkExposure;
    private final ReadPublicIp readPublicIp;
    private final CertifyHosts certifyHosts;
    private final OpenEndpoints openEndpoints;
    private final ConfirmEndpoints confirmEndpoints;
    private final ExposureConfiguration config;

    ExposeCluster(
            CheckExposure checkExposure,
            ReadPublicIp readPublicIp,
            CertifyHosts certifyHosts,
            OpenEndpoints openEndpoints,
            ConfirmEndpoints confirmEndpoints,
            ExposureConfiguration config) {
        this.checkExposure = checkExposure;
        this.readPublicIp = readPublicIp;
        this.certifyHosts = certifyHosts;
        this.openEndpoints = openEndpoints;
        this.confirmEndpoints = confirmEndpoints;
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Exposing> stateType() {
        return Exposing.class;
    }

    /** Azure names the IP and opens the port with the first Service, so the second comes after. */
    @Override
    public Steps<Exposing> steps() {
        var ingressWithin = config.ingressWithin();
        return Steps.<Exposing>inOrder()
                .step("check-request", checkExposure::check)
                .step("read-public-ip", readPublicIp::read)
                .step("add-host-to-certificate", certifyHosts::add)
                .step("await-certificate", config.certificateWithin(), certifyHosts::await)
                .step("remove-former-services", config.concealedWithin(), openEndpoints::makeWay)
                .step("apply-read-write-service", it -> openEndpoints.apply(it, READ_WRITE))
                .step(
                        "await-read-write-address",
                        ingressWithin,
                        it -> openEndpoints.await(it, READ_WRITE))
                .step("apply-read-only-service", it -> openEndpoints.apply(it, READ_ONLY))
                .step(
                        "await-read-only-address",
                        ingressWithin,
                        it -> openEndpoints.await(it, READ_ONLY))
                .step("await-name", config.nameWithin(), confirmEndpoints::awaitName)
                .step("check-contract", config.contractWithin(), confirmEndpoints::checkContract)
                .lastly("take-back-endpoints", config.concealedWithin(), openEndpoints::takeBack);
    }

    @Override
    public Access access() {
        return Access.EXCLUSIVE;
    }

    @Override
    public Optional<Fact> stopped(Exposing it, Stop stop) {
        return Optional.of(
                new ExposureFailed(it.cluster(), stop.operation(), stop.step(), stop.reason()));
    }
}
