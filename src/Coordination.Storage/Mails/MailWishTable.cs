using Coordination.Storage.Database;

namespace Coordination.Storage.Mails;

/// <summary>Of what, and when, people want mail.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class MailWishTable
{
    private readonly IDatabase _database;

    internal MailWishTable(IDatabase database) => _database = database;

    /// <summary>The wishes of those of the persons who have said some.</summary>
    public Task<IReadOnlyList<MailWishRow>> ReadAsync(IReadOnlyCollection<string> persons, CancellationToken cancellation = default) =>
        _database.ReadAsync(
            new Statement("Mails/read_mail_wishes").Texts("persons", persons),
            static row => new MailWishRow(
                row.Text(0), row.Number(1) != 0, row.Number(2) != 0, row.Number(3) != 0, row.TextOrNull(4), row.TextOrNull(5)),
            cancellation);

    /// <summary>Stores a person's wishes.</summary>
    public Task PutAsync(MailWishRow wishes, DateTimeOffset at, CancellationToken cancellation = default) => _database.WriteAsync(
        new Statement("Mails/put_mail_wishes").Text("person", wishes.Person).Number("urgent", wishes.Urgent ? 1 : 0)
            .Number("warning", wishes.Warning ? 1 : 0).Number("info", wishes.Info ? 1 : 0).Text("quiet_from", wishes.QuietFrom)
            .Text("quiet_to", wishes.QuietTo).Instant("at", at),
        cancellation);
}

/// <summary>What a person wants of mail.</summary>
/// <param name="QuietFrom">Local time <c>HH:mm</c>; null: no hours are quiet.</param>
public sealed record MailWishRow(string Person, bool Urgent, bool Warning, bool Info, string? QuietFrom, string? QuietTo);
