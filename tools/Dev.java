import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import java.nio.file.attribute.FileTime;
import javax.tools.ToolProvider;

// The demo hospital while you work on it. Templates, styles and scripts are read from the sources at each request; a
// saved class is compiled and swapped into the running server, or the server restarted where the JVM cannot swap it.

static final List<String> MODULES =
        List.of("charter", "transparency-log", "evidence", "testkit", "server", "demo");

Path root;
String home;
String port;
VirtualMachine server;

void main(String[] arguments) throws Exception {
    root = Path.of(arguments[0]);
    home = arguments[1];
    port = arguments[2];
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    start();
    var seen = FileTime.from(Instant.now());
    while (true) {
        Thread.sleep(300);
        var since = seen;
        seen = FileTime.from(Instant.now());
        var changed = changedSince(since);
        if (!changed.isEmpty()) {
            bringIn(changed);
        }
    }
}

void start() throws Exception {
    var connector = Bootstrap.virtualMachineManager().defaultConnector();
    var settings = connector.defaultArguments();
    settings.get("options")
            .setValue("-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
                    + " -Duser.timezone=UTC -cp " + classpath());
    settings.get("main")
            .setValue(String.join(
                    " ",
                    "io.threekey.demo.DemoHospital",
                    "--threekey.home=" + home,
                    "--server.port=" + port,
                    "--threekey.dev.templates=" + root.resolve("server/src/main/jte") + ","
                            + root.resolve("demo/src/main/jte"),
                    "--spring.web.resources.cache.period=0",
                    "--spring.web.resources.static-locations=" + staticFolders() + ",classpath:/static/"));
    server = connector.launch(settings);
    Thread.ofVirtual().start(() -> print(server.process().getInputStream()));
    Thread.ofVirtual().start(() -> print(server.process().getErrorStream()));
    var started = server;
    Thread.ofVirtual().start(() -> hear(started));
    server.resume();
    IO.println("Threekey starts at http://localhost:" + port + ". Save a page, a style or a class; end with Ctrl-C.");
}

void end() {
    server.process().destroy();
    try {
        server.process().waitFor();
    } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
    }
}

void restart(String why) throws Exception {
    IO.println(why + ": restarting.");
    end();
    start();
}

void bringIn(List<Path> changed) throws Exception {
    var begun = System.nanoTime();
    var before = FileTime.from(Instant.now());
    for (var module : MODULES) {
        var sources = changed.stream()
                .filter(file -> file.startsWith(root.resolve(module)) && file.toString().endsWith(".java"))
                .toList();
        if (!sources.isEmpty() && !compiled(module, sources)) {
            return;
        }
    }
    var resources = changed.stream().filter(file -> !file.toString().endsWith(".java")).toList();
    for (var file : resources) {
        var module = root.relativize(file).getName(0).toString();
        var inside = root.resolve(module, "src/main/resources").relativize(file);
        Files.copy(file, classes(module).resolve(inside.toString()), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!resources.isEmpty()) {
        restart(resources.getFirst().getFileName() + " is read at the start");
    } else if (swapped(before)) {
        IO.println("Swapped in after " + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms.");
    } else {
        restart("The shape of a class changed");
    }
}

boolean compiled(String module, List<Path> sources) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
        var options = List.of(
                "-d", classes(module).toString(), "-cp", classpath(), "-parameters", "-proc:none", "--release", "25");
        return compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                .call();
    }
}

/** False where the JVM refuses, as it does for anything but new bodies of existing methods. */
boolean swapped(FileTime since) throws Exception {
    var bodies = new HashMap<ReferenceType, byte[]>();
    for (var module : MODULES) {
        for (var file : newerThan(since, classes(module))) {
            var name = classes(module).relativize(file).toString();
            if (name.endsWith(".class")) {
                for (var type : server.classesByName(name.replace(".class", "").replace('/', '.'))) {
                    bodies.put(type, Files.readAllBytes(file));
                }
            }
        }
    }
    try {
        server.redefineClasses(bodies);
        return true;
    } catch (UnsupportedOperationException | LinkageError shapeChanged) {
        return false;
    }
}

/** Java sources and the resources that are read at the start; pages, styles and scripts need nothing. */
List<Path> changedSince(FileTime since) throws Exception {
    var changed = new ArrayList<Path>();
    for (var module : MODULES) {
        changed.addAll(newerThan(since, root.resolve(module, "src/main/java")));
        newerThan(since, root.resolve(module, "src/main/resources")).stream()
                .filter(file -> !file.toString().contains("/static/"))
                .forEach(changed::add);
    }
    return changed;
}

List<Path> newerThan(FileTime since, Path folder) throws Exception {
    if (!Files.exists(folder)) {
        return List.of();
    }
    try (var files = Files.find(folder, 40, (file, is) -> is.isRegularFile() && is.lastModifiedTime().compareTo(since) >= 0)) {
        return files.toList();
    }
}

String classpath() throws Exception {
    try (var libraries = Files.list(root.resolve("demo/target/app/lib"))) {
        var foreign = libraries.filter(jar -> MODULES.stream()
                .noneMatch(module -> jar.getFileName().toString().startsWith(module + "-0.")));
        return Stream.concat(MODULES.stream().map(this::classes), foreign)
                .map(Path::toString)
                .collect(Collectors.joining(":"));
    }
}

String staticFolders() {
    return Stream.of("server", "demo")
            .map(module -> root.resolve(module, "src/main/resources/static").toUri().toString())
            .collect(Collectors.joining(","));
}

Path classes(String module) {
    return root.resolve(module, "target/classes");
}

// The server tells of every class that it loads, and is held up once ten thousand such events lie unread.
void hear(VirtualMachine started) {
    try {
        while (true) {
            started.eventQueue().remove();
        }
    } catch (InterruptedException | VMDisconnectedException ended) {
        // with it
    }
}

void print(InputStream words) {
    try (var lines = new BufferedReader(new InputStreamReader(words))) {
        lines.lines().forEach(IO::println);
    } catch (IOException | UncheckedIOException ended) {
        IO.println("The server's output ended: " + ended.getMessage());
    }
}
