using Coordination.Storage.Access;
using Coordination.Storage.Database;
using Coordination.Storage.Database.Postgres;
using Coordination.Storage.Database.Sqlite;
using Coordination.Storage.Erasures;
using Coordination.Storage.Holds;
using Coordination.Storage.Inbox;
using Coordination.Storage.Journal;
using Coordination.Storage.Keys;
using Coordination.Storage.Mails;
using Coordination.Storage.Operations;
using Coordination.Storage.Organizations;
using Coordination.Storage.Passes;
using Coordination.Storage.Policies;
using Coordination.Storage.ReadTables;
using Coordination.Storage.Retention;
using Coordination.Storage.Schema;
using Coordination.Storage.Sessions;
using Coordination.Storage.Settings;
using Coordination.Storage.Subscriptions;
using Coordination.Storage.Telemetry;
using Coordination.Storage.Transfers;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Storage;

/// <summary>Composes the storage.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// Adds the storage: PostgreSQL if a connection string is given, else the embedded SQLite. All services are singletons and
    /// thread safe. Run <see cref="StorageSchema.MigrateAsync"/> first, also before the silo starts: Orleans reads its
    /// statements from the same database.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static IServiceCollection AddCoordinationStorage(this IServiceCollection services, Action<StorageOptions> configure)
    {
        var options = new StorageOptions();
        configure(options);
        return services.AddCoordinationStorage(options);
    }

    /// <summary>Adds the storage with given options.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public static IServiceCollection AddCoordinationStorage(this IServiceCollection services, StorageOptions options)
    {
        options.Check();
        services.AddSingleton(options);
        services.AddSingleton<JournalLatency>();
        if (options.UsesPostgres)
        {
            services.AddSingleton<PostgresDatabase>();
            services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgresDatabase>());
            services.AddSingleton<IJournal, PostgresJournal>();
            services.AddSingleton<IInbox, PostgresInbox>();
        }
        else
        {
            services.AddSingleton<SqliteDatabase>();
            services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
            services.AddSingleton<IJournal, SqliteJournal>();
            services.AddSingleton<IInbox, SqliteInbox>();
        }

        services.AddSingleton(provider =>
            new ContentKeys(provider.GetRequiredService<IDatabase>(), options.ServiceKeys, options.ContentKeysMax));
        services.AddSingleton(static provider => new ContentCodec(provider.GetRequiredService<ContentKeys>()));
        services.AddSingleton(static provider => new JournalErasure(
            provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<ContentCodec>(),
            provider.GetRequiredService<ContentKeys>()));
        services.AddSingleton(static provider => new KeyRotation(
            provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<ContentKeys>(),
            provider.GetRequiredService<ContentCodec>()));
        return services
            .AddOverContent((database, codec) => new AlertTable(database, codec))
            .AddOverContent((database, codec) => new ReadTablesRebuild(database, codec))
            .AddOverContent((database, codec) => new StoredRows(database, codec))
            .AddOverContent((database, codec) => new DeskTables(database, codec))
            .AddOverContent((database, codec) => new PersonTable(database, codec))
            .AddOverContent((database, codec) => new SharedCitizenTable(database, codec))
            .AddOverContent((database, codec) => new LookTable(database, codec))
            .AddOverContent((database, codec) => new IdempotentAnswerTable(database, codec))
            .AddOverDatabase(database => new StorageSchema(database))
            .AddOverDatabase(database => new WakeTimes(database, options.BulkRowsMax))
            .AddOverDatabase(database => new SecretMatterTable(database))
            .AddOverDatabase(database => new QuietCitizenTable(database))
            .AddOverDatabase(database => new InvolvementTable(database))
            .AddOverDatabase(database => new OperationsCounts(database))
            .AddOverDatabase(database => new FiguresTables(database))
            .AddOverDatabase(database => new FigureSums(database))
            .AddOverDatabase(database => new TrendTable(database))
            .AddOverDatabase(database => new OpenMatterTable(database))
            .AddOverDatabase(database => new WorkTable(database))
            .AddOverDatabase(database => new FoundTable(database))
            .AddOverDatabase(database => new ParkedEventTable(database))
            .AddOverDatabase(database => new UnknownNameTable(database))
            .AddOverDatabase(database => new ProgrammeTargetTable(database))
            .AddOverDatabase(database => new BarrierAnswerTable(database))
            .AddOverDatabase(database => new SanctionChainTable(database))
            .AddOverDatabase(database => new RuleFaultTable(database))
            .AddOverDatabase(database => new SubscriptionTable(database))
            .AddOverDatabase(database => new HoldTable(database))
            .AddOverDatabase(database => new MailTable(database))
            .AddOverDatabase(database => new MailWishTable(database))
            .AddOverDatabase(database => new UndeliverableTable(database))
            .AddOverDatabase(database => new PatternTable(database))
            .AddOverContent((database, codec) => new ObservationTable(database, codec))
            .AddOverContent((database, codec) => new BarrierTable(database, codec))
            .AddOverContent((database, codec) => new CostTable(database, codec))
            .AddOverDatabase(database => new ErasureTable(database))
            .AddOverDatabase(database => new OrganizationTable(database))
            .AddOverDatabase(database => new PolicyTable(database))
            .AddOverDatabase(database => new PolicyProgress(database))
            .AddOverDatabase(database => new OrganizationReachTable(database, options.BulkRowsMax))
            .AddOverDatabase(database => new StoredSettings(database))
            .AddOverDatabase(database => new Restorations(database))
            .AddOverDatabase(database => new DatabaseClock(database))
            .AddOverDatabase(database => new CaseloadTransferTable(database))
            .AddOverDatabase(database => new AccessLog(database))
            .AddOverDatabase(database => new SessionTable(database))
            .AddOverDatabase(database => new PassTable(database))
            .AddOverDatabase(database => new RefusalLog(database))
            .AddOverDatabase(database => new RetentionTable(database, options.BulkRowsMax));
    }

    private static IServiceCollection AddOverContent<T>(this IServiceCollection services, Func<IDatabase, ContentCodec, T> make)
        where T : class =>
        services.AddSingleton(provider => make(provider.GetRequiredService<IDatabase>(), provider.GetRequiredService<ContentCodec>()));

    private static IServiceCollection AddOverDatabase<T>(this IServiceCollection services, Func<IDatabase, T> make) where T : class =>
        services.AddSingleton(provider => make(provider.GetRequiredService<IDatabase>()));
}
