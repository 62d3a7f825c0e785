package com.conduitllm.admin.statistics;

import com.conduitllm.media.owner.VirtualKeyId;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** {@code /api/admin/media/stats}. */
@RestController
@RequestMapping("/api/admin/media/stats")
class StatisticsController {
    private final MediaStatistics statistics;
    private final CostSettings cost;

    StatisticsController(MediaStatistics statistics, CostSettings cost) {
        this.statistics = statistics;
        this.cost = cost;
    }

    @GetMapping
    MediaStats all(@RequestParam(required = false) @Nullable UUID virtualKeyGroupId) {
        Map<String, TypeUsage> byType = statistics.byMediaType(virtualKeyGroupId);
        long bytes = byType.values().stream().mapToLong(TypeUsage::sizeBytes).sum();
        long files = byType.values().stream().mapToLong(TypeUsage::fileCount).sum();
        Backlog backlog = statistics.backlog();
        return new MediaStats(
                bytes,
                files,
                Drift.NEVER_SCANNED.orphanedFiles(),
                statistics.bytesByProvider(virtualKeyGroupId),
                statistics.bytesByKey(virtualKeyGroupId),
                byType,
                Drift.NEVER_SCANNED,
                backlog,
                Cost.of(bytes, cost.costPerGibMonth()),
                backlog.asOf());
    }

    @GetMapping("/by-provider")
    Map<String, Long> byProvider() {
        return statistics.bytesByProvider(null);
    }

    @GetMapping("/by-type")
    Map<String, Long> byType() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        statistics.byMediaType(null).forEach((type, usage) -> bytes.put(type, usage.sizeBytes()));
        return bytes;
    }

    /** A key that stores nothing has zeros, also one that is long gone: its records are, too. */
    @GetMapping("/virtual-key/{id}")
    KeyStats ofKey(@PathVariable VirtualKeyId id) {
        return KeyStats.of(id.value(), statistics.ofKey(id));
    }
}
