package dev.pghaven.backups.fingerprint;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.pghaven.backups.fingerprint.snapshot.LeftOut;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Collects what two fingerprints say differently. */
final class Comparing {
    private final List<Finding> data = new ArrayList<>();
    private final List<Finding> definitions = new ArrayList<>();
    private final List<LeftOut> undecided = new ArrayList<>();
    private final Set<LeftOut> leftOut = new LinkedHashSet<>();
    private int tables;
    private long rows;
    private long bytes;

    void clusters(Fingerprint expected, Fingerprint found) {
        definitions("", expected.objects(), found.objects());
        leftOut.addAll(expected.leftOut());
        leftOut.addAll(found.leftOut());
        var there = byName(found.databases(), DatabaseFingerprint::name);
        for (var database : expected.databases()) {
            var other = there.remove(database.name());
            if (other == null) {
                data.add(new Finding("database " + database.name(), "readable", "not readable"));
            } else {
                databases(database, other);
            }
        }
        there.keySet().stream()
                .filter(it -> !expected.leavesOutDatabase(it))
                .forEach(it -> data.add(new Finding("database " + it, "not readable", "readable")));
    }

    Comparison result() {
        data.addAll(definitions);
        return new Comparison(data, undecided, List.copyOf(leftOut), tables, rows, bytes);
    }

    private void databases(DatabaseFingerprint expected, DatabaseFingerprint found) {
        var prefix = expected.name() + ": ";
        leftOut.addAll(named(prefix, expected.leftOut()));
        leftOut.addAll(named(prefix, found.leftOut()));
        tables(prefix, expected, found);
        definitions(prefix, expected.objects(), found.objects());
    }

    private void tables(String prefix, DatabaseFingerprint expected, DatabaseFingerprint found) {
        var there = byName(found.tables(), TableFingerprint::name);
        var damaged = byName(found.unreadable(), UnreadableTable::name);
        for (var table : expected.tables()) {
            table(prefix, table, there.remove(table.name()), damaged.remove(table.name()));
        }
        for (var table : expected.unreadable()) {
            there.remove(table.name());
            damaged.remove(table.name());
            undecided.add(new LeftOut(prefix + "table " + table.name(), table.reason()));
        }
        there.values().forEach(it -> data.add(finding(prefix, it.name(), "no table", rows(it))));
        damaged.values()
                .forEach(it -> data.add(finding(prefix, it.name(), "no table", it.reason())));
    }

    private void table(
            String prefix, TableFingerprint table, TableFingerprint other, UnreadableTable damage) {
        tables++;
        rows += table.rows();
        bytes += table.bytes();
        if (damage != null) {
            data.add(finding(prefix, table.name(), rows(table), damage.reason()));
        } else if (other == null) {
            data.add(finding(prefix, table.name(), rows(table), "no table"));
        } else if (table.rows() != other.rows()) {
            data.add(finding(prefix, table.name(), rows(table), rows(other)));
        } else if (!table.sameAs(other)) {
            data.add(finding(prefix, table.name(), content(table), content(other)));
        }
    }

    private void definitions(
            String prefix, Map<String, String> expected, Map<String, String> found) {
        var names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        for (var name : names) {
            var wanted = expected.get(name);
            var there = found.get(name);
            if (wanted == null) {
                definitions.add(new Finding(prefix + name, "not defined", "defined"));
            } else if (there == null) {
                definitions.add(new Finding(prefix + name, "defined", "not defined"));
            } else if (!wanted.equals(there)) {
                definitions.add(new Finding(prefix + name, definition(wanted), definition(there)));
            }
        }
    }

    private static Finding finding(String prefix, String table, String expected, String found) {
        return new Finding(prefix + "table " + table, expected, found);
    }

    private static String rows(TableFingerprint table) {
        return table.rows() + " rows";
    }

    private static String content(TableFingerprint table) {
        return rows(table) + " with hash " + table.content();
    }

    private static String definition(String hash) {
        return "definition with hash " + hash;
    }

    private static List<LeftOut> named(String prefix, List<LeftOut> all) {
        return all.stream().map(it -> new LeftOut(prefix + it.what(), it.reason())).toList();
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(toMap(name, identity(), (one, other) -> one, TreeMap::new));
    }
}
