using System.Text.Json;
using Coordination.Host.Http;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Storage.Access;
using Coordination.Storage.Inbox;
using System.Globalization;

namespace Coordination.Host.Pages.Operations.Envelopes;

/// <summary>GET /operations/refusals and /operations/dead-letters: events that were not processed.</summary>
internal static class EnvelopeListEndpoints
{
    private const int PageRows = 100;

    internal static async Task<IResult> RefusalsAsync(HttpContext http, PageFactory pages, RefusalLog log, string? before = null)
    {
        if (!QueryParameters.TryNumber(before, long.MaxValue, 1, long.MaxValue, out var number))
            return Problems.Parameter(nameof(before), "a number");
        var rows = await log.ReadLatestAsync(number, PageRows, http.RequestAborted);
        return await pages.PageAsync<EnvelopeListPage>(http, new EnvelopeListModel("operations.refused", [
            .. rows.Select(row => new EnvelopeListRow(
                row.At, row.Source, row.EventId, row.Type, $"{row.Status}: {FaultsIn(row.Faults.Span)}")),
        ])
        {
            Next = Paging.NextOf(
                http, rows, PageRows, nameof(before), static last => last.Number.ToString(CultureInfo.InvariantCulture)),
        });
    }

    internal static async Task<IResult> DeadLettersAsync(HttpContext http, PageFactory pages, IInbox inbox, string? after = null)
    {
        if (!DeadLetterCursor.TryRead(after, out var position)) return Problems.Parameter(nameof(after), Paging.PositionExpected);
        var letters = await inbox.ReadDeadLettersAsync(position, PageRows, http.RequestAborted);
        return await pages.PageAsync<EnvelopeListPage>(http, new EnvelopeListModel("operations.dead-letters", [
            .. letters.Select(static letter =>
            {
                using var envelope = JsonDocument.Parse(letter.Envelope);
                return new EnvelopeListRow(
                    letter.DiedAt, Attribute(envelope, "source"), Attribute(envelope, "id"), Attribute(envelope, "type"),
                    CprRedactor.From(letter.Error));
            }),
        ])
        {
            Next = Paging.NextOf(http, letters, PageRows, nameof(after), DeadLetterCursor.Of),
        });
    }

    private static string FaultsIn(ReadOnlySpan<byte> faults)
    {
        var list = JsonElement.Parse(faults);
        if (list.ValueKind != JsonValueKind.Array) return "";
        return string.Join(", ", list.EnumerateArray().Select(static fault => fault.ToString()));
    }

    private static string? Attribute(JsonDocument envelope, string name) =>
        envelope.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
