package dev.pghaven.sandbox.apiserver.select;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads label selectors: {@code a=b,c!=d,e in (f,g),h notin (i),j,!k}. */
public final class LabelSelectors {
    private static final Pattern SPLIT = Pattern.compile(",(?![^(]*\\))");
    private static final String KEY = "([A-Za-z0-9][A-Za-z0-9_./-]*)";
    private static final String VALUE = "([A-Za-z0-9_.-]*)";
    private static final Pattern EQUAL = Pattern.compile(KEY + "\\s*==?\\s*" + VALUE);
    private static final Pattern UNEQUAL = Pattern.compile(KEY + "\\s*!=\\s*" + VALUE);
    private static final Pattern SET = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^()]*)\\)");
    private static final Pattern PRESENCE = Pattern.compile("(!?)\\s*" + KEY);

    private LabelSelectors() {}

    public static Selector parse(String text) {
        if (text.isBlank()) {
            return Selector.EVERYTHING;
        }
        List<Requirement> requirements = new ArrayList<>();
        SPLIT.splitAsStream(text)
                .map(String::strip)
                .map(LabelSelectors::term)
                .forEach(requirements::add);
        return object -> matches(requirements, object.path("metadata").path("labels"));
    }

    private static boolean matches(List<Requirement> requirements, JsonNode labels) {
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }

    private static Requirement term(String text) {
        Matcher equal = EQUAL.matcher(text);
        if (equal.matches()) {
            return new Requirement.In(equal.group(1), Set.of(equal.group(2)));
        }
        Matcher unequal = UNEQUAL.matcher(text);
        if (unequal.matches()) {
            return new Requirement.NotIn(unequal.group(1), Set.of(unequal.group(2)));
        }
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            return inSet(set.group(1), set.group(2), values(set.group(3)));
        }
        Matcher presence = PRESENCE.matcher(text);
        if (presence.matches()) {
            return presence.group(1).isEmpty()
                    ? new Requirement.Exists(presence.group(2))
                    : new Requirement.Absent(presence.group(2));
        }
        throw new InvalidSelector("unable to parse requirement: " + text);
    }

    private static Requirement inSet(String key, String operator, Set<String> values) {
        return operator.equals("in")
                ? new Requirement.In(key, values)
                : new Requirement.NotIn(key, values);
    }

    private static Set<String> values(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toSet());
    }
}
