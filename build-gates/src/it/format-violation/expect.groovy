String log = new File(basedir, 'build.log').getText('UTF-8')
for (expected in [
    /Crooked\.java is not formatted/,
    /Mend the format with: \.\/mvnw -Pformat validate/,
]) {
    assert log =~ expected : "build.log lacks ${expected}"
}

String mended = new File(basedir, 'src/main/java/com/conduitllm/fixture/Crooked.java').getText('UTF-8')
assert mended.contains('    int answer() {') : 'the command did not mend the source'
