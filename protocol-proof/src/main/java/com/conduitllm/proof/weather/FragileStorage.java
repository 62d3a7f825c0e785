package com.conduitllm.proof.weather;

import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.proof.weather.Blow.Edge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** The store as one process sees it: a process that died gets no further. */
public final class FragileStorage {
    private FragileStorage() {}

    public static ObjectStorage of(ObjectStorage real, Mortal process) {
        return (ObjectStorage)
                Proxy.newProxyInstance(
                        ObjectStorage.class.getClassLoader(),
                        new Class<?>[] {ObjectStorage.class},
                        (proxy, method, arguments) -> {
                            process.leave(edge(method));
                            try {
                                Object result = method.invoke(real, arguments);
                                process.comeBack(edge(method));
                                return result;
                            } catch (InvocationTargetException e) {
                                process.requireLife();
                                throw e.getCause() == null ? e : e.getCause();
                            }
                        });
    }

    private static Edge edge(Method method) {
        return switch (method.getName()) {
            case "put" -> Edge.PUT;
            case "delete" -> Edge.DELETE;
            default -> Edge.OTHER;
        };
    }
}
