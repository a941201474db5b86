package dev.pghaven.testpostgres;

import io.agroal.api.AgroalDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A fresh database for each test class, in a PostgreSQL that all classes of a JVM share. */
public final class TestPostgres implements BeforeAllCallback, AfterAllCallback {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final int POOL_SIZE = 20;

    private final List<AgroalDataSource> pools = new ArrayList<>();
    private String url;
    private AgroalDataSource dataSource;

    @Override
    public void beforeAll(ExtensionContext context) {
        var name = "test_" + DATABASES.incrementAndGet();
        Shared.SERVER.createDatabase(name);
        url = Shared.SERVER.url(name);
        dataSource = newPool();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        pools.forEach(AgroalDataSource::close);
    }

    public AgroalDataSource dataSource() {
        return dataSource;
    }

    /** Another pool on the same database, as another process would have. */
    public AgroalDataSource newPool() {
        var pool = Pool.of(url, POOL_SIZE);
        pools.add(pool);
        return pool;
    }

    /** Begins with the first class that asks for it, and ends with the JVM. */
    private static final class Shared {
        static final PostgresServer SERVER = PostgresServer.create();
    }
}
