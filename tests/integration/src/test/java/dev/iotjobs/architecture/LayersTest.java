package dev.iotjobs.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.iotjobs.auditor.table.Selection;
import java.util.Arrays;

/** Checks the dependencies that docs/architecture.md allows. */
@AnalyzeClasses(packages = "dev.iotjobs", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    private static final String AUDITOR = "dev.iotjobs.auditor.";
    private static final String[] CORE = {
        AUDITOR + "text..",
        AUDITOR + "time..",
        AUDITOR + "table..",
        AUDITOR + "job..",
        AUDITOR + "fact..",
        AUDITOR + "setting..",
        AUDITOR + "rule..",
        AUDITOR + "policy..",
        AUDITOR + "finding..",
        AUDITOR + "message..",
        AUDITOR + "state..",
        AUDITOR + "audit.."
    };

    @ArchTest
    static final ArchRule coreKnowsNoAwsAndNoIo = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(
                    CORE,
                    "java.lang..",
                    "java.math",
                    "java.nio.charset",
                    "java.security",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.."))
            .because("the domain is judged by itself, without AWS and without I/O");

    /** The layers are listed from bottom to top. Each may use only layers before it. */
    @ArchTest
    static final ArchRule wordsOfTheDomainBuildOnEachOtherInOneOrder = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.iotjobs.auditor..")
            .layer("text")
            .definedBy(AUDITOR + "text..")
            .layer("time")
            .definedBy(AUDITOR + "time..")
            .layer("table")
            .definedBy(AUDITOR + "table..")
            .layer("job")
            .definedBy(AUDITOR + "job..")
            .layer("fact")
            .definedBy(AUDITOR + "fact..")
            .layer("setting")
            .definedBy(AUDITOR + "setting..")
            .layer("rule")
            .definedBy(AUDITOR + "rule..")
            .layer("policy")
            .definedBy(AUDITOR + "policy..")
            .layer("finding")
            .definedBy(AUDITOR + "finding..")
            .layer("message")
            .definedBy(AUDITOR + "message..")
            .layer("state")
            .definedBy(AUDITOR + "state..")
            .layer("audit")
            .definedBy(AUDITOR + "audit..")
            .layer("report")
            .definedBy(AUDITOR + "report..")
            .layer("doc")
            .definedBy(AUDITOR + "doc..")
            .layer("aws")
            .definedBy(AUDITOR + "aws..")
            .optionalLayer("functions")
            .definedBy(AUDITOR + "lambda..", AUDITOR + "cli..")
            .whereLayer("text")
            .mayNotAccessAnyLayer()
            .whereLayer("time")
            .mayNotAccessAnyLayer()
            .whereLayer("table")
            .mayNotAccessAnyLayer()
            .whereLayer("job")
            .mayOnlyAccessLayers("text")
            .whereLayer("fact")
            .mayOnlyAccessLayers("job")
            .whereLayer("setting")
            .mayOnlyAccessLayers("text", "fact")
            .whereLayer("rule")
            .mayOnlyAccessLayers("text", "job", "fact", "setting")
            .whereLayer("policy")
            .mayOnlyAccessLayers("text", "job", "fact", "setting", "rule")
            .whereLayer("finding")
            .mayOnlyAccessLayers("text", "job", "rule")
            .whereLayer("message")
            .mayOnlyAccessLayers("text", "job", "fact", "rule", "finding")
            .whereLayer("state")
            .mayOnlyAccessLayers("text", "table", "job", "fact", "setting", "rule", "policy", "finding", "message")
            .whereLayer("audit")
            .mayOnlyAccessLayers(
                    "text", "time", "table", "job", "fact", "setting", "rule", "policy", "finding", "message", "state")
            .whereLayer("report")
            .mayOnlyAccessLayers("text", "job", "fact", "setting", "rule", "policy", "finding", "message", "audit")
            .whereLayer("doc")
            .mayOnlyAccessLayers("text", "job", "fact", "setting", "rule", "policy", "report")
            .whereLayer("aws")
            .mayOnlyBeAccessedByLayers("functions")
            .whereLayer("functions")
            .mayNotBeAccessedByAnyLayer();

    /** The parts of an audit. {@code Auditor} and {@code RegionAudit} are above them. */
    @ArchTest
    static final ArchRule partsOfAnAuditBuildOnEachOtherInOneOrder = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(AUDITOR + "audit..")
            .layer("api")
            .definedBy(AUDITOR + "audit.api")
            .layer("result")
            .definedBy(AUDITOR + "audit.result")
            .layer("listing")
            .definedBy(AUDITOR + "audit.listing")
            .layer("describing")
            .definedBy(AUDITOR + "audit.describing")
            .layer("judging")
            .definedBy(AUDITOR + "audit.judging")
            .layer("policy")
            .definedBy(AUDITOR + "audit.policy")
            .layer("run")
            .definedBy(AUDITOR + "audit.run")
            .layer("explain")
            .definedBy(AUDITOR + "audit.explain")
            .layer("audit")
            .definedBy(AUDITOR + "audit")
            .whereLayer("api")
            .mayNotAccessAnyLayer()
            .whereLayer("result")
            .mayOnlyAccessLayers("api")
            .whereLayer("listing")
            .mayOnlyAccessLayers("api", "result")
            .whereLayer("describing")
            .mayOnlyAccessLayers("api", "result")
            .whereLayer("judging")
            .mayOnlyAccessLayers("api", "result", "listing")
            .whereLayer("policy")
            .mayNotAccessAnyLayer()
            .whereLayer("run")
            .mayOnlyAccessLayers("api", "result")
            .whereLayer("explain")
            .mayNotAccessAnyLayer()
            .whereLayer("audit")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule thePortOnTablesDoesNotKnowTablesInMemory = noClasses()
            .that()
            .resideInAPackage(AUDITOR + "table")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AUDITOR + "table.memory");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("dev.iotjobs.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheBookKnowsRulesByName = noClasses()
            .that()
            .resideOutsideOfPackages(AUDITOR + "rule.book", AUDITOR + "rule.*")
            .and()
            .resideInAPackage("dev.iotjobs.auditor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    AUDITOR + "rule.configuration",
                    AUDITOR + "rule.security",
                    AUDITOR + "rule.runtime",
                    AUDITOR + "rule.lifecycle",
                    AUDITOR + "rule.governance",
                    AUDITOR + "rule.account");

    @ArchTest
    static final ArchRule onlyTheWiringKnowsTheServices = noClasses()
            .that()
            .resideOutsideOfPackage(AUDITOR + "aws..")
            .and()
            .resideInAPackage("dev.iotjobs.auditor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AUDITOR + "aws.dynamodb", AUDITOR + "aws.iot", AUDITOR + "aws.sns");

    @ArchTest
    static final ArchRule theTwoFunctionsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage(AUDITOR + "lambda..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AUDITOR + "cli..")
            .because("the function's zip holds no command line");

    @ArchTest
    static final ArchRule onlyStoredFindingsAreReadByAScan = noClasses()
            .that()
            .doNotHaveSimpleName("StoredFindings")
            .should()
            .callMethod(Selection.class, "everything")
            .because("the function may not scan");

    @ArchTest
    static final ArchRule onlyPeopleReadStoredFindings = noClasses()
            .that()
            .resideOutsideOfPackages(AUDITOR + "cli..", AUDITOR + "export..")
            .and()
            .doNotHaveSimpleName("StoredAudits")
            .and()
            .doNotHaveSimpleName("StoredFindings")
            .and()
            .resideInAPackage("dev.iotjobs.auditor..")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("StoredFindings")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("StoredAudits")
            .because("the function may not scan");

    @ArchTest
    static final ArchRule productionDoesNotKnowTheAccountItIsTestedAgainst = noClasses()
            .that()
            .resideInAPackage("dev.iotjobs.auditor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.iotjobs.simulator..", "dev.iotjobs.local..")
            .because("a local account is reached as AWS is, by endpoint");

    @ArchTest
    static final ArchRule theSimulatorDoesNotKnowTheAuditor = noClasses()
            .that()
            .resideInAPackage("dev.iotjobs.simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.iotjobs.auditor..")
            .because("it answers as the service does, whatever the auditor expects");

    private static String[] with(String[] packages, String... more) {
        String[] all = Arrays.copyOf(packages, packages.length + more.length);
        System.arraycopy(more, 0, all, packages.length, more.length);
        return all;
    }
}
