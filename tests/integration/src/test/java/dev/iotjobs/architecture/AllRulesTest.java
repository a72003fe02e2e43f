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
import dev.iotjobs.auditor.rule.Rule;
import dev.iotjobs.auditor.rule.RuleDefinition;
import dev.iotjobs.auditor.rule.book.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must hold for every rule, also for one that is written tomorrow. */
class AllRulesTest {

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.iotjobs.auditor");
    private static final Path PROJECT = Project.root();
    private static final Path RULES = Path.of("java/dev/iotjobs/auditor/rule");

    private static Set<JavaClass> ruleClasses() {
        return PRODUCTION.stream()
                .filter(type -> type.isAssignableTo(Rule.class) && !type.isInterface())
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
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(PRODUCTION);
        fields().that()
                .areDeclaredInClassesThat()
                .areAssignableTo(Rule.class)
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
    void everyRule_standsInTheReadme() throws IOException {
        List<String> readme = Files.readAllLines(PROJECT.resolve("README.md"));

        for (RuleDefinition<?> rule : RuleBook.standard().definitions()) {
            assertThat(readme)
                    .as(rule.id())
                    .anyMatch(line ->
                            line.startsWith("| `" + rule.id() + "` | " + rule.title() + " | " + rule.worst() + " |"));
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
