String log = new File(basedir, 'build.log').getText('UTF-8')
for (expected in [
    /timed out after 1 second/,
    /Tests run: 1, Failures: 0, Errors: 1/,
]) {
    assert log =~ expected : "build.log lacks ${expected}"
}
