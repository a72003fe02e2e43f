package dev.iotjobs.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.iotjobs.auditor.aws.policy.PolicyFormat;
import dev.iotjobs.auditor.doc.RuleDocs;
import dev.iotjobs.auditor.doc.RulePage;
import dev.iotjobs.auditor.fact.SubjectKind;
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.Severity;
import dev.iotjobs.auditor.rule.book.RuleBook;
import dev.iotjobs.auditor.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Requirements for every rule. New rules are included automatically. */
class AllRulesTest {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.iotjobs.auditor");
    private static final Path PROJECT = Project.root();
    private static final Path RULES = Path.of("java/dev/iotjobs/auditor/rule");

    private static final Pattern SECTION = Pattern.compile("(?m)^## ");

    private static Set<JavaClass> ruleClasses() {
        return PRODUCTION.stream()
                .filter(type -> type.isAssignableTo(Rule.class) && !type.isEquivalentTo(Rule.class))
                .collect(Collectors.toSet());
    }

    @Test
    void everyRule_isInTheBook() throws ReflectiveOperationException {
        Set<String> registered = RuleBook.standard().definitions().stream()
                .map(RuleDefinition::id)
                .collect(Collectors.toSet());

        for (JavaClass type : ruleClasses()) {
            Rule<?> rule = (Rule<?>) type.reflect().getConstructor().newInstance();
            assertThat(registered)
                    .as(type.getSimpleName())
                    .contains(rule.definition().id());
        }
        assertThat(registered).hasSameSizeAs(ruleClasses());
    }

    @Test
    void everyRule_isFinalAndHasNoState() {
        classes()
                .that()
                .areAssignableTo(Rule.class)
                .and()
                .doNotBelongToAnyOf(Rule.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(PRODUCTION);
        fields().that()
                .areDeclaredInClassesThat()
                .areAssignableTo(Rule.class)
                .and()
                .areNotDeclaredIn(Rule.class)
                .should()
                .beStatic()
                .check(PRODUCTION);
    }

    @Test
    void everyRule_isPure() {
        noClasses()
                .that()
                .resideInAPackage("dev.iotjobs.auditor.rule..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .because("a rule sees its facts and its context, and nothing else")
                .check(PRODUCTION);
    }

    @Test
    void everyRule_hasATestOfItsOwn() {
        for (JavaClass type : ruleClasses()) {
            String group = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
            Path test = PROJECT.resolve("shared/core/src/test")
                    .resolve(RULES)
                    .resolve(group)
                    .resolve(type.getSimpleName() + "Test.java");
            assertThat(test).exists();
        }
    }

    @Test
    void everyRule_hasAPageWithItsSectionsInOrder() throws IOException {
        for (RuleDefinition<?> rule : RuleBook.standard().definitions()) {
            Path page = PROJECT.resolve("docs/rules").resolve(new RulePage(rule).fileName());
            List<String> parts =
                    SECTION.splitAsStream(Files.readString(page)).skip(1).toList();

            assertThat(parts)
                    .as(page.toString())
                    .extracting(part -> part.lines().findFirst().orElse(""))
                    .isEqualTo(RulePage.SECTIONS);
            assertThat(RulePage.unwritten(Files.readString(page)))
                    .as("%s: sections to be written", page)
                    .isEmpty();
            assertThat(parts.get(RulePage.SECTIONS.indexOf("How to fix")))
                    .as(page.toString())
                    .contains("**Own job**", "**Greengrass**", "**FreeRTOS OTA**");
        }
    }

    @Test
    void everyPage_isOfARule() throws IOException {
        try (Stream<Path> pages = Files.list(PROJECT.resolve("docs/rules"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .hasSameElementsAs(RuleBook.standard().definitions().stream()
                            .map(rule -> new RulePage(rule).fileName())
                            .toList());
        }
    }

    @Test
    void whatIsMadeFromRules_isCurrent() throws IOException {
        assertThat(new RuleDocs(PROJECT, RuleBook.standard()).stale())
                .as("'./audit rules docs' renews these")
                .isEmpty();
    }

    /**
     * Compares all rules with the catalogue, which also has rules of later versions. The id of a rule must always be
     * the same.
     */
    @Test
    void everyRule_isAsTheCatalogueHasIt() throws IOException {
        List<String> catalogue = catalogue();

        assertThat(RuleBook.standard().definitions())
                .allSatisfy(rule -> assertThat(catalogue)
                        .contains(String.join(
                                ";",
                                rule.id(),
                                rule.title(),
                                rule.severities().keySet().stream()
                                        .map(Severity::name)
                                        .collect(Collectors.joining(" ")),
                                rule.isOnByDefault() ? "on" : "off",
                                rule.judges().name())));
    }

    @Test
    void everyRuleOfTheCatalogue_mayStandInAPolicy() throws IOException {
        String policy = catalogue().stream()
                .map(rule -> "  " + rule.substring(0, rule.indexOf(';')) + ": {}\n")
                .collect(Collectors.joining("", "version: 1\nrules:\n", ""));

        assertThat(new PolicyFormat(RuleBook.standard().definitions(), InstantSource.fixed(Instant.EPOCH))
                        .parse(policy)
                        .errors())
                .isZero();
    }

    private static List<String> catalogue() throws IOException {
        return Files.readAllLines(
                        PROJECT.resolve("tests/integration/src/test/resources/dev/iotjobs/architecture/catalogue.csv"))
                .stream()
                .skip(1)
                .toList();
    }

    @Test
    void settingOfSeveralRules_isOneSetting() {
        Map<String, Set<Setting<?>>> byName = RuleBook.standard().definitions().stream()
                .flatMap(rule -> rule.settings().stream())
                .filter(setting -> setting.scope() != Setting.Scope.RULE)
                .collect(Collectors.groupingBy(Setting::name, Collectors.toSet()));

        assertThat(byName)
                .isNotEmpty()
                .allSatisfy((name, settings) -> assertThat(settings).as(name).hasSize(1));
    }

    @Test
    void everyPage_hasAnExampleOfEachSeverity() throws IOException {
        for (RuleDefinition<?> rule : RuleBook.standard().definitions()) {
            String page = Files.readString(PROJECT.resolve("docs/rules").resolve(new RulePage(rule).fileName()));
            String examples = page.substring(page.indexOf("| Verdict | Example |"));

            assertThat(rule.severities().keySet())
                    .as(rule.id())
                    .allSatisfy(severity -> assertThat(examples).contains("\n| " + severity + " | "));
            boolean passes = !rule.judges().equals(SubjectKind.DELETED_JOB);
            assertThat(examples)
                    .as(rule.id())
                    .containsAnyOf("\n| " + (passes ? "COMPLIANT" : "NOT_APPLICABLE") + " | ", "\n| PENDING | ");
        }
    }

    @Test
    void everyRule_namesItsSourceAndTheControlsItServes() {
        for (RuleDefinition<?> rule : RuleBook.standard().definitions()) {
            assertThat(rule.controls()).as(rule.id()).isNotEmpty();
            assertThat(rule.title()).as(rule.id()).hasSizeLessThan(60).doesNotEndWith(".");
        }
    }
}
