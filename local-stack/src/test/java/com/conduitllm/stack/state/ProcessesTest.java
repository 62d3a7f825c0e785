package com.conduitllm.stack.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.stack.state.Processes.Started;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ProcessesTest {
    private final ProcessHandle self = ProcessHandle.current();

    @Test
    void processIsFoundAgain() {
        assertThat(Started.of(self).find()).contains(self);
    }

    @Test
    void strangerThatGotTheSameIdLaterIsNotTouched() {
        Started mine = Started.of(self);
        var earlier = mine.startedAt().minus(Duration.ofMinutes(1));
        assertThat(new Started(mine.pid(), mine.program(), earlier).find()).isEmpty();
    }

    @Test
    void otherProgramWithTheSameIdIsNotTouched() {
        Started mine = Started.of(self);
        assertThat(new Started(mine.pid(), "postgres", mine.startedAt()).find()).isEmpty();
    }

    @Test
    void namesKeepTheOrderOfTheStart() {
        var processes = Processes.none().with("stack", self).with("core", self);
        assertThat(processes.pids()).containsOnlyKeys("stack", "core");
        assertThat(processes.started().keySet()).containsExactly("stack", "core");
    }
}
