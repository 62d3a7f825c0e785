String log = new File(basedir, 'build.log').getText('UTF-8')
for (expected in [
    /Used undeclared dependencies found:\s+\[ERROR\]\s+ch\.qos\.logback:logback-core/,
    /Unused declared dependencies found:\s+\[ERROR\]\s+org\.flywaydb:flyway-core/,
]) {
    assert log =~ expected : "build.log lacks ${expected}"
}
