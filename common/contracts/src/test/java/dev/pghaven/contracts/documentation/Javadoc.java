package dev.pghaven.contracts.documentation;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** What the sources say of types and of records' components, so that it is said in one place. */
final class Javadoc {
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> components = new HashMap<>();

    static Javadoc of(Path sources) {
        var javadoc = new Javadoc();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var files = manager.getJavaFileObjectsFromPaths(javaFiles(sources));
            var task = (JavacTask) compiler.getTask(null, manager, null, null, null, files);
            for (var unit : task.parse()) {
                javadoc.read(unit, DocTrees.instance(task));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sources in " + sources, e);
        }
        return javadoc;
    }

    String of(Class<?> type) {
        return types.getOrDefault(type.getSimpleName(), "");
    }

    String ofComponent(Class<?> type, String component) {
        return components.getOrDefault(type.getSimpleName() + "." + component, "");
    }

    private static List<Path> javaFiles(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private void read(CompilationUnitTree unit, DocTrees trees) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                var comment = trees.getDocCommentTree(getCurrentPath());
                if (comment != null) {
                    keep(type.getSimpleName().toString(), comment);
                }
                return super.visitClass(type, nothing);
            }
        }.scan(new TreePath(unit), null);
    }

    private void keep(String type, DocCommentTree comment) {
        types.put(type, text(comment.getFullBody()));
        comment.getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .forEach(param ->
                        components.put(type + "." + param.getName(), text(param.getDescription())));
    }

    private static String text(List<?> parts) {
        return parts.stream()
                .map(Object::toString)
                .collect(Collectors.joining())
                .replaceAll("\\{@(?:code|link)\\s+#?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
