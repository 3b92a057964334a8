import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

// Mutants that no test notices, each with the reason that the module's survivors.txt gives. A reason is for one kind of
// change in one line of code: its first line names method and change and quotes the code, what follows indented is the
// reason. So a survivor that is new in a method inherits nothing, and code that is rewritten asks for its reason anew.
// Ends with 1 where a survivor has no reason. A reason that nothing needs is only named: chance notices some mutants.

static final String BETWEEN = " | ";

void main(String[] arguments) throws Exception {
    var module = Path.of(arguments[0]);
    var report = module.resolve("target/pit-reports/mutations.xml");
    IO.println("## Mutation of " + module + "\n");
    if (!Files.exists(report)) {
        IO.println("It did not run.\n");
        System.exit(1);
    }
    var mutants = mutants(report);
    var killed = mutants.stream().filter(mutant -> mutant.is("detected", "true")).count();
    var survivors = survivors(mutants, module);
    var reasons = reasons(module.resolve("survivors.txt"));
    var without = survivors.stream().filter(one -> !reasons.containsKey(one.key())).toList();
    var idle = reasons.keySet().stream()
            .filter(key -> survivors.stream().noneMatch(one -> one.key().equals(key)))
            .toList();
    var endless = mutants.stream().filter(mutant -> mutant.is("status", "TIMED_OUT")).count();
    IO.println("%d of %d mutants killed: %.1f %%. Of these, %d never ended. %d survivors have no reason.\n"
            .formatted(killed, mutants.size(), 100.0 * killed / Math.max(1, mutants.size()), endless, without.size()));
    without.forEach(one -> IO.println("- " + one.inWords() + " No reason is written down. Its key: `" + one.key() + "`"));
    idle.forEach(key -> IO.println("- A reason that no survivor needs any longer: `" + key + "`"));
    survivors.stream()
            .filter(one -> reasons.containsKey(one.key()))
            .forEach(one -> IO.println("- " + one.inWords() + " " + reasons.get(one.key())));
    IO.println();
    System.exit(without.isEmpty() ? 0 : 1);
}

/** Changes of one kind in one line are counted from its left, since their reasons differ. */
List<Survivor> survivors(List<Mutant> mutants, Path module) {
    var alike = mutants.stream().collect(Collectors.groupingBy(mutant -> mutant.place(module), TreeMap::new, Collectors.toList()));
    var survivors = new ArrayList<Survivor>();
    alike.forEach((place, ones) -> {
        ones.sort(Comparator.comparingInt(Mutant::index));
        for (var one : ones) {
            if (one.is("detected", "false")) {
                var number = ones.size() == 1 ? "" : BETWEEN + (ones.indexOf(one) + 1) + " of " + ones.size();
                survivors.add(one.survivor(place + number));
            }
        }
    });
    return survivors;
}

record Survivor(String key, String method, String line, String status, String change) {

    String inWords() {
        return method + " (line " + line + ", " + status + "): " + change + ".";
    }
}

record Mutant(Element xml) {

    boolean is(String attribute, String value) {
        return xml.getAttribute(attribute).equals(value);
    }

    /** Method, kind of change and line of code. */
    String place(Path module) {
        var mutator = text("mutator").replaceAll(".*\\.|Mutator$", "");
        return String.join(BETWEEN, method(), mutator, code(module));
    }

    int index() {
        return Integer.parseInt(text("index"));
    }

    Survivor survivor(String key) {
        return new Survivor(key, method(), text("lineNumber"), xml.getAttribute("status"), text("description"));
    }

    private String method() {
        var type = text("mutatedClass");
        return type.substring(type.lastIndexOf('.') + 1) + "." + text("mutatedMethod");
    }

    private String code(Path module) {
        var type = text("mutatedClass");
        var folder = type.substring(0, type.lastIndexOf('.')).replace('.', '/');
        var source = module.resolve("src/main/java").resolve(folder).resolve(text("sourceFile"));
        try {
            return Files.readAllLines(source).get(Integer.parseInt(text("lineNumber")) - 1).strip();
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException none) {
            return "";
        }
    }

    private String text(String name) {
        return xml.getElementsByTagName(name).item(0).getTextContent();
    }
}

List<Mutant> mutants(Path report) throws Exception {
    var found = DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("mutation");
    return IntStream.range(0, found.getLength())
            .mapToObj(index -> new Mutant((Element) found.item(index)))
            .toList();
}

Map<String, String> reasons(Path file) throws IOException {
    var reasons = new LinkedHashMap<String, String>();
    var key = "";
    for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        if (line.startsWith(" ")) {
            reasons.merge(key, line.strip(), (one, more) -> (one + " " + more).strip());
        } else if (!line.isBlank()) {
            key = line;
            reasons.put(key, "");
        }
    }
    return reasons;
}
