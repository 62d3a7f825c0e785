package com.conduitllm.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Who may know whom. */
final class BoundaryRules {

    private static final List<String> MEDIA_FROM_TOP =
            List.of("media.event", "media.record", "media.storage", "media.owner");

    private BoundaryRules() {}

    static List<ArchRule> all(Layout layout) {
        List<ArchRule> rules = new ArrayList<>(servicesAreKnownByNobody(layout));
        rules.add(awsSdkOnlyBehindThePorts(layout));
        rules.add(streamBridgeOnlyInRelay(layout));
        rules.add(noCyclesBetweenPackages(layout));
        rules.addAll(mediaPointsDownwards(layout));
        return List.copyOf(rules);
    }

    static List<ArchRule> servicesAreKnownByNobody(Layout layout) {
        return layout.services().stream()
                .map(service ->
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(layout.tree(service))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(layout.tree(service))
                                .allowEmptyShould(true)
                                .because(
                                        "services talk by database rows and events only;"
                                                + " move what both need to shared-media, if it"
                                                + " speaks of media, owner or bytes"))
                .toList();
    }

    static ArchRule awsSdkOnlyBehindThePorts(Layout layout) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(layout.tree("media.storage"), layout.tree("admin.cdn"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because(
                        "the store is behind ObjectStorage: add what is missing to that port, in"
                                + " the words of the domain");
    }

    static ArchRule streamBridgeOnlyInRelay(Layout layout) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(layout.tree("relay"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.cloud.stream.function.StreamBridge")
                .because(
                        "an event that is sent directly is lost when the transaction rolls back or"
                                + " the broker is down: insert a row into event_outbox in the same"
                                + " statement as the change");
    }

    static ArchRule noCyclesBetweenPackages(Layout layout) {
        return slices().assignedFrom(eachPackage(layout))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because(
                        "packages are capabilities that can be read one after the other: move the"
                                + " class that closes the circle, or let the lower package publish"
                                + " an interface that the upper one implements");
    }

    static List<ArchRule> mediaPointsDownwards(Layout layout) {
        return IntStream.rangeClosed(1, MEDIA_FROM_TOP.size())
                .mapToObj(i -> pointsDownwards(layout, i))
                .toList();
    }

    private static ArchRule pointsDownwards(Layout layout, int position) {
        String lower =
                position < MEDIA_FROM_TOP.size()
                        ? layout.tree(MEDIA_FROM_TOP.get(position))
                        : layout.named("media");
        String[] above =
                MEDIA_FROM_TOP.subList(0, position).stream()
                        .map(layout::tree)
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(lower)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .allowEmptyShould(true)
                .because(
                        "inside shared-media the direction is event → record → storage → owner →"
                                + " media: move the type down to the lowest package that needs it");
    }

    private static SliceAssignment eachPackage(Layout layout) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return name.startsWith(layout.root() + ".")
                        ? SliceIdentifier.of(name)
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages below " + layout.root();
            }
        };
    }
}
