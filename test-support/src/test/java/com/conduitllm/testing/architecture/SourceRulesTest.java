package com.conduitllm.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.testing.stack.Repository;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class SourceRulesTest {

    private static final String PATH = "core-api/src/main/java/com/conduitllm/core/A.java";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"INSERT INTO media_records (id) VALUES (?)\"",
                "\"update media_records set state = 'X'\"",
                "\"UPDATE ONLY public.media_records SET x = 1\"",
                "\"Delete\\nFrom \\\"media_records\\\"\"",
                "\"DELETE FROM \" + \"media_records WHERE id = \" + id",
                "\"WITH x AS (DELETE FROM media_records m RETURNING m.*) SELECT 1\"",
                "\"MERGE INTO media_records USING x ON true\"",
                "\"TRUNCATE TABLE media_records\"",
                "\"DELETE /* quietly */ FROM -- here\\n media_records\"",
                "String.format(\"DELETE FROM media_records WHERE id = %s\", id)",
                "\"media_records\"",
                "run(\"UPDATE media_records SET x = 1\") + \"!\""
            })
    void findsSqlThatWritesMediaRecords(String expression) {
        assertThat(sql("class A { Object a = " + expression + "; }"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.path()).isEqualTo(PATH);
                    assertThat(found.line()).isEqualTo(2);
                    assertThat(found.what()).contains("call MediaLedger");
                });
    }

    @Test
    void findsItInAnnotations() {
        assertThat(
                        sql(
                                "interface A { @Query(value = \"delete from media_records where id"
                                    + " = :id\", nativeQuery = true) void forget(String id); }"))
                .hasSize(1);
    }

    @Test
    void namesTheLineInsideOfATextBlock() {
        String source =
                """
                class A {
                    String sql = ""\"
                            WITH k AS (SELECT 1)
                            INSERT
                              INTO media_records (id)
                            SELECT 1 FROM k
                            ""\";
                }
                """;

        assertThat(sql(source)).extracting(SourceViolation::line).containsExactly(5L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"SELECT id FROM media_records m FOR UPDATE OF m\"",
                "\"DELETE FROM media_records_archive\"",
                "\"INSERT INTO media_deletions SELECT id FROM media_records\"",
                "\"UPDATE virtual_keys SET state = 'DELETING'\"",
                "1 + 2"
            })
    void readingIsFree(String expression) {
        assertThat(sql("class A { Object a = " + expression + "; }")).isEmpty();
    }

    @Test
    void commentsAreNoSql() {
        assertThat(sql("/** Never UPDATE media_records here. */ class A {}")).isEmpty();
    }

    @Test
    void thePackageOfTheRecordMayWrite() {
        String source = "class A { String a = \"DELETE FROM media_records\"; }";
        SourceFile inside = new SourceFile(PATH, "package com.conduitllm.media.record;\n" + source);
        SourceFile test = new SourceFile("core-api/src/test/java/A.java", "package x;\n" + source);
        SourceFile proof = new SourceFile("e2e/src/main/java/A.java", "package x;\n" + source);
        SourceFile below =
                new SourceFile(PATH, "package com.conduitllm.media.record.x;\n" + source);

        assertThat(SourceRules.of(List.of(inside, test, proof)).violations()).isEmpty();
        assertThat(SourceRules.of(List.of(below)).violations()).hasSize(1);
    }

    @Test
    void findsAFileThatIsTooLong() {
        String fits = "package x;\n" + "// line\n".repeat(348) + "class A {}\n";
        String tooLong = "// line\n" + fits;

        assertThat(violations(fits)).isEmpty();
        assertThat(violations(tooLong))
                .singleElement()
                .asString()
                .startsWith(PATH + ":351: 351 lines, at most 350");
        assertThat(SourceRules.of(List.of(new SourceFile(PATH, tooLong))).onlySql().violations())
                .isEmpty();
    }

    @Test
    void findsAMethodThatIsTooLong() {
        assertThat(violations(method("void a() {\n", 38))).isEmpty();
        assertThat(violations(method("void a() {\n", 39)))
                .singleElement()
                .asString()
                .startsWith(PATH + ":3: a has 41 lines, at most 40");
        assertThat(violations(method("static {\n", 39))).hasSize(1);
        assertThat(violations(method("A() {\n", 39))).hasSize(1);
        assertThat(violations(method("Object o = new Object() { public int hashCode() {\n", 39)))
                .isNotEmpty();
    }

    @Test
    void aSourceThatDoesNotParseIsNotFine() {
        assertThatThrownBy(() -> violations("class {"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not parse");
        assertThatThrownBy(() -> SourceRules.of(List.of()).check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing to judge");
    }

    @Test
    void theSourcesOfThisModuleKeepTheRules() {
        SourceRules.ofModule(Repository.module()).check();
    }

    private static String method(String head, int lines) {
        String end = head.contains("new Object") ? "return 1; } };\n" : "}\n";
        return "package x;\nclass A {\n" + head + "// line\n".repeat(lines) + end + "}\n";
    }

    private static List<SourceViolation> sql(String source) {
        return violations("package com.conduitllm.core;\n" + source);
    }

    private static List<SourceViolation> violations(String source) {
        return SourceRules.of(List.of(new SourceFile(PATH, source))).violations();
    }
}
