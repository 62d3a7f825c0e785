package com.conduitllm.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the value of a variable from the file that its {@code …__FILE} twin names. */
final class ValueFile {

    /** A secret or a setting is far smaller; the bound keeps a wrong path from filling memory. */
    private static final int LARGEST_BYTES = 65_536;

    private ValueFile() {}

    /**
     * The file's text without the line breaks at its end.
     *
     * @param variable the variable that names the file, for messages
     * @throws ConfigurationProblem when there is no such readable, small, non-empty file
     */
    static String read(String variable, String path) {
        String value = text(variable, path).replaceFirst("[\\r\\n]+$", "");
        if (value.isEmpty()) {
            throw problem(variable, path, "is empty");
        }
        return value;
    }

    private static String text(String variable, String path) {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw problem(variable, path, "is larger than %d bytes".formatted(LARGEST_BYTES));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw problem(variable, path, "does not exist");
        } catch (IOException | InvalidPathException unreadable) {
            throw problem(variable, path, "cannot be read");
        }
    }

    /** The path of a secret is left out: somebody may have put the secret itself in its place. */
    private static ConfigurationProblem problem(String variable, String path, String what) {
        String valueName = variable.replaceFirst("(?i)__FILE$", "");
        String shown = ShownValue.isSecret(valueName) ? "" : " '%s'".formatted(path);
        return new ConfigurationProblem(
                variable, "%s names a file%s that %s.".formatted(variable, shown, what));
    }
}
