using System.Text.Json;
using Coordination.Host.Security;
using Coordination.Storage.Access;
using Coordination.Storage.Inbox;

namespace Coordination.Host.Pages.Operations.Envelopes;

/// <summary>GET /operations/refusals and /operations/dead-letters: events that were not processed.</summary>
internal static class EnvelopeListEndpoints
{
    private const int ListMax = 200;

    internal static async Task<IResult> RefusalsAsync(HttpContext http, PageFactory pages, RefusalLog log)
    {
        var rows = await log.ReadLatestAsync(ListMax, http.RequestAborted);
        return await pages.PageAsync<EnvelopeListPage>(http, new EnvelopeListModel("operations.refused", [
            .. rows.Select(row => new EnvelopeListRow(
                row.At, row.Source, row.EventId, row.Type, $"{row.Status}: {FaultsIn(row.Faults.Span)}")),
        ]));
    }

    internal static async Task<IResult> DeadLettersAsync(HttpContext http, PageFactory pages, IInbox inbox)
    {
        var letters = await inbox.ReadDeadLettersAsync(ListMax, http.RequestAborted);
        return await pages.PageAsync<EnvelopeListPage>(http, new EnvelopeListModel("operations.dead-letters", [
            .. letters.Select(static letter =>
            {
                using var envelope = JsonDocument.Parse(letter.Envelope);
                return new EnvelopeListRow(
                    letter.DiedAt, Attribute(envelope, "source"), Attribute(envelope, "id"), Attribute(envelope, "type"),
                    CprRedactor.From(letter.Error));
            }),
        ]));
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
