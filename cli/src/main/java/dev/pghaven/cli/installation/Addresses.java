package dev.pghaven.cli.installation;

import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where each service answers. */
record Addresses(Map<Service, String> bases) {
    private static final Pattern OF_ONE_SERVICE = Pattern.compile("([a-z-]+)=(.+)");

    /**
     * @param urls each {@code SERVICE=URL}, or a URL below which every service has its name
     */
    static Addresses of(List<String> urls) {
        var bases = new EnumMap<Service, String>(Service.class);
        for (var url : urls) {
            var one = OF_ONE_SERVICE.matcher(url);
            if (one.matches()) {
                bases.put(Service.labelled(one.group(1)), checked(one.group(2)));
            } else {
                var base = checked(url);
                Set.of(Service.values()).forEach(it -> bases.put(it, base + "/" + it.label()));
            }
        }
        return new Addresses(bases);
    }

    URI resolve(Service service, String path) {
        var base = bases.get(service);
        if (base == null) {
            throw new Failure(
                    Exit.USAGE,
                    "nothing says where the %s is; add --url %s=URL"
                            .formatted(service.label(), service.label()));
        }
        return URI.create(base + path);
    }

    private static String checked(String url) {
        try {
            var parsed = new URI(url);
            if (parsed.getHost() == null || !String.valueOf(parsed.getScheme()).matches("https?")) {
                throw malformed(url);
            }
            return url.replaceAll("/+$", "");
        } catch (URISyntaxException e) {
            throw malformed(url);
        }
    }

    private static Failure malformed(String url) {
        return new Failure(
                Exit.USAGE, "url: must be an http or https URL, but is '%s'".formatted(url));
    }
}
