package com.conduitllm.proof.mutant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** All mutants, in the order of the laws that they break. */
public final class Mutants {
    private Mutants() {}

    public static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>();
        all.addAll(UploadMutants.ALL);
        all.addAll(PurgeMutants.ALL);
        return all;
    }

    public static Mutant named(String name) {
        return find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There is no mutant '%s'; there are: %s"
                                        .formatted(name, String.join(", ", names()))));
    }

    /** {@code all}, {@code none}, or names with commas between them. */
    public static List<Mutant> chosen(String choice) {
        return switch (choice) {
            case "all" -> all();
            case "none" -> List.of();
            default -> Arrays.stream(choice.split(",")).map(Mutants::named).toList();
        };
    }

    private static Optional<Mutant> find(String name) {
        return all().stream().filter(mutant -> mutant.name().equals(name)).findFirst();
    }

    private static List<String> names() {
        return all().stream().map(Mutant::name).toList();
    }
}
