using Coordination.Storage.Database;

namespace Coordination.Storage.Organizations;

/// <summary>All versions of the organization document.</summary>
public sealed class OrganizationTable
{
    private readonly IDatabase _database;

    internal OrganizationTable(IDatabase database) => _database = database;

    /// <summary>Stores a document under the next version.</summary>
    /// <returns>The version; null if another document took that version at the same time. Read and decide again.</returns>
    public async Task<long?> PutAsync(
        long expectedVersion, DateTimeOffset validFrom, ReadOnlyMemory<byte> document, string by, DateTimeOffset at,
        CancellationToken cancellation = default)
    {
        var statement = new Statement("Organizations/put_organization")
            .Number("version", expectedVersion + 1).Instant("valid_from", validFrom).Json("document", document).Text("put_by", by)
                .Instant("put_at", at);
        return await _database.WriteAsync(statement, cancellation).ConfigureAwait(false) > 0 ? expectedVersion + 1 : null;
    }

    /// <summary>The document with the highest version; null before the first.</summary>
    public Task<OrganizationRow?> ReadLatestAsync(CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("Organizations/read_latest_organization"), Document, cancellation);

    /// <summary>The document of a version; null if there is none.</summary>
    public Task<OrganizationRow?> ReadAsync(long version, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("Organizations/read_organization").Number("version", version), Document, cancellation);

    /// <summary>The document that was valid at an instant; null before the first.</summary>
    public Task<OrganizationRow?> ReadAsOfAsync(DateTimeOffset asOf, CancellationToken cancellation = default) =>
        _database.ReadFirstAsync(new Statement("Organizations/read_organization_as_of").Instant("as_of", asOf), Document, cancellation);

    private static OrganizationRow Document(Row row) => new(row.Number(0), row.Instant(1), row.Utf8(2), row.Text(3), row.Instant(4));
}

/// <summary>One stored organization document (UTF-8 JSON).</summary>
public sealed record OrganizationRow(
    long Version, DateTimeOffset ValidFrom, ReadOnlyMemory<byte> Document, string PutBy, DateTimeOffset PutAt);
