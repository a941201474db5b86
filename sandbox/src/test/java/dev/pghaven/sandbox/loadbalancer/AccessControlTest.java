package dev.pghaven.sandbox.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.network.Cidr;
import dev.pghaven.sandbox.network.Network;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may come, by what a Service says of it. */
class AccessControlTest {
    private static final List<Cidr> VIRTUAL_NETWORK = new Network(10).virtualNetwork();
    private static final String INTERNET = "127.10.240.7";
    private static final String OTHER_INTERNET = "127.10.241.7";
    private static final String POD = "127.10.16.1";

    @Test
    void aPublicServiceWithoutRangesIsOpen() {
        assertThat(allows(service(), INTERNET)).isTrue();
        assertThat(allows(service(), POD)).isTrue();
    }

    @Test
    void rangesKeepOthersOutAlsoThoseFromInside() {
        var service = ranges("127.10.240.0/24");

        assertThat(allows(service, INTERNET)).isTrue();
        assertThat(allows(service, OTHER_INTERNET)).isFalse();
        assertThat(allows(service, POD)).isFalse();
    }

    @Test
    void aRangeOfAllIsAsGoodAsNone() {
        assertThat(allows(ranges("0.0.0.0/0"), POD)).isTrue();
    }

    @Test
    void theAnnotationIsNotFilteredOnTheNodes() {
        var service = annotated(Annotation.ALLOWED_IP_RANGES, "127.10.240.0/24, 2001:db8::/32");

        assertThat(allows(service, INTERNET)).isTrue();
        assertThat(allows(service, OTHER_INTERNET)).isFalse();
        assertThat(allows(service, POD)).isTrue();
    }

    @Test
    void fieldAndAnnotationTogetherAreRefused() {
        var both =
                annotated(Annotation.ALLOWED_IP_RANGES, "127.10.240.0/24")
                        .editSpec()
                        .withLoadBalancerSourceRanges("127.10.241.0/24")
                        .endSpec();

        assertThat(access(both).refusal())
                .contains(
                        "cannot set both spec.LoadBalancerSourceRanges and service annotation"
                                + " service.beta.kubernetes.io/azure-allowed-ip-ranges");
        assertThat(access(ranges("127.10.241.0/24")).refusal()).isEmpty();
    }

    @Test
    void anInvalidEntryLeavesTheValidOnesAndDeniesTheRest() {
        var service = ranges("127.10.240.0/24", "127.10.241.1/24");

        assertThat(access(service).warnings())
                .extracting(Warning::message)
                .containsExactly(
                        "Found invalid spec.LoadBalancerSourceRanges [\"127.10.241.1/24\"],"
                                + " ignoring and adding a default DenyAll rule in security group.");
        assertThat(allows(service, INTERNET)).isTrue();
        assertThat(allows(service, OTHER_INTERNET)).isFalse();
        assertThat(allows(service, POD)).isFalse();
    }

    @Test
    void nothingButInvalidEntriesDeniesAll() {
        assertThat(access(ranges("everywhere")).sources(VIRTUAL_NETWORK).ranges()).isEmpty();
    }

    @Test
    void anInternalServiceIsForTheVirtualNetworkWhateverItsRanges() {
        var internal = annotated(Annotation.INTERNAL, "true");
        assertThat(allows(internal, POD)).isTrue();
        assertThat(allows(internal, INTERNET)).isFalse();

        var ranged = internal.editSpec().withLoadBalancerSourceRanges("127.10.240.0/24").endSpec();
        assertThat(allows(ranged, POD)).isTrue();
        assertThat(allows(ranged, INTERNET)).isTrue();

        var strict =
                ranged.editMetadata()
                        .addToAnnotations(Annotation.DENY_ALL_EXCEPT_RANGES.key(), "true")
                        .endMetadata();
        assertThat(allows(strict, POD)).isFalse();
        assertThat(allows(strict, INTERNET)).isTrue();
    }

    @Test
    void tagsLetInWhomTheyName() {
        assertThat(allows(annotated(Annotation.ALLOWED_SERVICE_TAGS, "Internet"), INTERNET))
                .isTrue();
        var storage = annotated(Annotation.ALLOWED_SERVICE_TAGS, "Storage");
        assertThat(allows(storage, INTERNET)).isFalse();

        var both = storage.editSpec().withLoadBalancerSourceRanges("127.10.240.0/24").endSpec();
        assertThat(access(both).warnings())
                .extracting(Warning::reason)
                .containsExactly("ConflictConfiguration");
        assertThat(allows(both, INTERNET)).isTrue();
    }

    private static ServiceBuilder service() {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName("orders")
                .endMetadata()
                .withNewSpec()
                .endSpec();
    }

    private static ServiceBuilder ranges(String... ranges) {
        return service().editSpec().withLoadBalancerSourceRanges(ranges).endSpec();
    }

    private static ServiceBuilder annotated(Annotation annotation, String value) {
        return service().editMetadata().addToAnnotations(annotation.key(), value).endMetadata();
    }

    private static AccessControl access(ServiceBuilder service) {
        return AccessControl.of(new Wish(service.build()));
    }

    private static boolean allows(ServiceBuilder service, String from) {
        return access(service).sources(VIRTUAL_NETWORK).allow(InetAddress.ofLiteral(from));
    }
}
