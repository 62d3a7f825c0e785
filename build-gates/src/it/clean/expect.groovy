String log = new File(basedir, 'build.log').getText('UTF-8')
for (expected in [
    /Running com\.conduitllm\.fixture\.GreetingTest/,
    /Running com\.conduitllm\.fixture\.GreetingIT/,
    /GreetingIT[\s\S]*Tests run: 1, Failures: 0, Errors: 0, Skipped: 0/,
    /No dependency problems found/,
]) {
    assert log =~ expected : "build.log lacks ${expected}"
}
