namespace Coordination.Storage.Schema;

/// <summary>Compares the migrations in the database with those of the program.</summary>
internal static class MigrationPlan
{
    internal static IEnumerable<Migration> Missing(IReadOnlyList<Migration> known, IReadOnlyList<AppliedMigration> applied)
    {
        foreach (var done in applied)
        {
            var match = known.FirstOrDefault(migration => migration.Number == done.Number)
                ?? throw new SchemaMismatchException(
                    $"The database has migration {done.Name}, this program knows {known[^1].Name} as the last: the database is newer "
                    + "than the program. Start a program at least as new as the one that migrated it.");
            if (match.Checksum != done.Checksum)
            {
                throw new SchemaMismatchException(
                    $"Migration {done.Name} was applied with checksum {done.Checksum}, this program carries it with {match.Checksum}: "
                    + "an applied migration was edited. Start the program that the database was migrated with.");
            }
        }

        return known.Where(migration => applied.All(done => done.Number != migration.Number));
    }
}
