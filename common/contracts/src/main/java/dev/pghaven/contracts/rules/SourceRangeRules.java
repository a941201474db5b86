package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.SourceRange;
import java.util.List;

/** Whom a load balancer lets in. */
final class SourceRangeRules {
    /** Nobody owns more: wider blocks, two halves of the Internet included, mean everybody. */
    private static final int WIDEST_V4 = 8;

    private static final int WIDEST_V6 = 16;

    private SourceRangeRules() {}

    static void apply(Exposure exposure, Check check) {
        var ranges = exposure.sourceRanges();
        check.at("sourceRanges")
                .that(
                        exposure.publicIp().isEmpty() || isMet(ranges),
                        "must have at least one range of IPv4, as clients of a public IP are, or none and anySource");
        for (int i = 0; i < ranges.size(); i++) {
            var at = check.at("sourceRanges").at(i);
            at.that(
                    exposure.anySource() || !isWide(ranges.get(i)),
                    "must not be as wide as the Internet unless anySource is true");
            overlap(ranges, i, at);
        }
    }

    private static void overlap(List<SourceRange> ranges, int index, Check check) {
        for (int earlier = 0; earlier < index; earlier++) {
            check.that(
                    !ranges.get(index).overlaps(ranges.get(earlier)),
                    "must not overlap sourceRanges[%d], which is %s"
                            .formatted(earlier, ranges.get(earlier)));
        }
    }

    /** None at all are everybody's, if that is what was asked for. */
    private static boolean isMet(List<SourceRange> ranges) {
        return ranges.isEmpty() || !ranges.stream().allMatch(SourceRange::isIpv6);
    }

    private static boolean isWide(SourceRange range) {
        return range.prefixLength() < (range.isIpv6() ? WIDEST_V6 : WIDEST_V4);
    }
}
