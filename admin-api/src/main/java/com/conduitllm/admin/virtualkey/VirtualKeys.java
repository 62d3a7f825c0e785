package com.conduitllm.admin.virtualkey;

import com.conduitllm.media.owner.VirtualKeyState;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of {@code virtual_keys}, for reading and for what the state machine leaves to CRUD. */
interface VirtualKeys extends Repository<VirtualKey, UUID> {

    VirtualKey save(VirtualKey key);

    /** Writes what is changed now, so that the row version is known. */
    void flush();

    Optional<VirtualKey> findById(UUID id);

    boolean existsById(UUID id);

    /** By creation, as ids are made in order of time. */
    @Query("SELECT k FROM VirtualKey k WHERE k.id > :after ORDER BY k.id")
    List<VirtualKey> page(UUID after, Limit limit);

    /** The newest ones that are not in {@code state}. */
    @Query("SELECT k FROM VirtualKey k WHERE k.state <> :state ORDER BY k.id DESC")
    List<VirtualKey> newestExcept(VirtualKeyState state, Limit limit);

    /** By the present secret's hash, or the former one's while its grace lasts. */
    @Query(
            """
            SELECT k FROM VirtualKey k
            WHERE k.keyHash = :hash OR (k.previousKeyHash = :hash AND k.previousKeyExpiresAt > :now)
            """)
    Optional<VirtualKey> findBySecretHash(String hash, Instant now);
}
