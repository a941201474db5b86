package dev.pghaven.testpostgres;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ExceptionSorter;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import java.sql.SQLException;
import java.time.Duration;

/** The pool that the services use, too. */
public final class Pool {
    private Pool() {}

    public static AgroalDataSource of(String url, int size) {
        var configuration =
                new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(pool ->
                                pool.maxSize(size)
                                        .acquisitionTimeout(Duration.ofSeconds(5))
                                        .exceptionSorter(ExceptionSorter.fatalExceptionSorter())
                                        .connectionFactoryConfiguration(connections ->
                                                connections
                                                        .jdbcUrl(url)
                                                        .principal(new NamePrincipal("postgres"))));
        try {
            return AgroalDataSource.from(configuration);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make a pool for " + url, e);
        }
    }
}
