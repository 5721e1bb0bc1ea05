import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Takes AARs apart: the classes of all of them into FOLDER/classes, the rest of each (manifest, resources, rules for
 * shrinkers, native libraries) into a folder of its own under FOLDER/apart.
 *
 *   java Merge.java FOLDER        the AARs lie in FOLDER/aar
 */
final class Merge {
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path classes = folder.resolve("classes");
        try (Stream<Path> all = Files.list(folder.resolve("aar"))) {
            for (Path aar : all.filter(file -> file.toString().endsWith(".aar")).sorted().toList()) {
                Path apart = folder.resolve("apart").resolve(aar.getFileName().toString().replace(".aar", ""));
                // A library is of one version, so what was taken apart before is still right.
                if (Files.exists(apart.resolve("AndroidManifest.xml"))) continue;
                copy(aar, apart);
                try (Stream<Path> jars = Files.walk(apart)) {
                    for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                        // The others are for tools: lint.jar, inspector.jar.
                        if (jar.endsWith("classes.jar") || jar.getParent().endsWith("libs")) copy(jar, classes);
                    }
                }
            }
        }
    }

    private static void copy(Path archive, Path to) throws IOException {
        try (FileSystem from = FileSystems.newFileSystem(archive)) {
            Path root = from.getPath("/");
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = to.resolve(root.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
