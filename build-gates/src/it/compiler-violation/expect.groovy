String log = new File(basedir, 'build.log').getText('UTF-8')
for (expected in [
    /ERROR.*Forgetful\.java.*\[DeadException\]/,
    /ERROR.*Names\.java.*\[NullAway\]/,
    /ERROR.*ForgetfulTest\.java.*\[DeadException\]/,
]) {
    assert log =~ expected : "build.log lacks ${expected}"
}
