using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordination.Storage.Database;

namespace Coordination.Storage.Schema;

/// <summary>A numbered change of the schema. It is applied once and never edited.</summary>
internal sealed record Migration(int Number, string Name, string Text)
{
    /// <summary>The migration from which on a restoration is noted.</summary>
    internal const int Restorations = 33;

    internal string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    internal static IReadOnlyList<Migration> Of(string engine) =>
        [.. SqlTexts.Migrations(engine)
            .Select(file => new Migration(int.Parse(file.Name[..4], CultureInfo.InvariantCulture), file.Name, file.Text))];
}

/// <summary>A migration as the database recorded it.</summary>
internal sealed record AppliedMigration(int Number, string Name, string Checksum);
