import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes the classes of a jar that are older than Java 6 anew, with the stack maps of Java 8 (JVMS 4.7.4): Java's
/// start-up cache takes no class without them. The code stays what it is. Lifting a jar again changes nothing.
final class Lift {
    /// The last class file version whose classes the cache leaves out.
    private static final int OLD_MAX = 49;

    private Lift() {}

    /// @param args jars, each written in its own place
    static void main(String[] args) throws IOException {
        for (var jar : args) {
            lift(Path.of(jar));
        }
    }

    static void lift(Path jar) throws IOException {
        var lifted = jar.resolveSibling(jar.getFileName() + ".lifted");
        try (var from = FileSystems.newFileSystem(jar);
                var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                var to = new ZipOutputStream(Files.newOutputStream(lifted));
                var entries = Files.walk(from.getPath("/"))) {
            var classes = ClassFile.of(
                    StackMapsOption.GENERATE_STACK_MAPS,
                    ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)));
            for (var entry : entries.filter(Files::isRegularFile).sorted().toList()) {
                var octets = Files.readAllBytes(entry);
                var written = new ZipEntry(entry.toString().substring(1));
                written.setTime(0);
                to.putNextEntry(written);
                to.write(
                        entry.toString().endsWith(".class") && octets[7] <= OLD_MAX ? lifted(classes, octets) : octets);
                to.closeEntry();
            }
        }
        Files.move(lifted, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] lifted(ClassFile classes, byte[] octets) {
        // methods are written anew only when something passes them on
        var code = ClassTransform.transformingMethodBodies((builder, element) -> builder.with(element));
        return classes.transformClass(classes.parse(octets), code.andThen((builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            } else {
                builder.with(element);
            }
        }));
    }
}
