using System.Text.Json;
using Coordination.Grains;
using Coordination.Host.Overview;
using Coordination.Host.Security;
using Coordination.Storage.Access;
using Coordination.Storage.Inbox;

namespace Coordination.Host.Pages.Operations;

/// <summary>The operations page, the lists behind its numbers, and its stream.</summary>
internal static class OperationsEndpoints
{
    private const int ListMax = 200;

    internal static async Task<IResult> ReadAsync(HttpContext http, PageFrames frames, SummaryReader reader, string? period = null)
    {
        var (summary, seesLists) = (await reader.ReadAsync(http.RequestAborted), SeesLists(http));
        return await frames.PageAsync<OperationsPage>(http, new OperationsModel(
            OperationsModels.SymptomsOf(summary, seesLists), OperationsModels.FlowsOf(summary, seesLists), OperationsModels.CollaborationOf(summary, seesLists),
            await SharedEndpoints.ReadAsync(http, SpanCodes.Parse(period)), "/live/operations"));
    }

    internal static IResult Stream(HttpContext http, PageFrames frames) => new LivePanels(frames.ReaderOf(http).Language, SeesLists(http));

    internal static async Task<IResult> RefusalsAsync(HttpContext http, PageFrames frames, RefusalLog log)
    {
        var rows = await log.ReadLatestAsync(ListMax, http.RequestAborted);
        return await frames.PageAsync<EnvelopesPage>(http, new EnvelopesModel("operations.refused", [
            .. rows.Select(row => new EnvelopeRow(row.At, row.Source, row.EventId, row.Type, $"{row.Status}: {Pointers(row.Faults.Span)}")),
        ]));
    }

    internal static async Task<IResult> DeadLettersAsync(HttpContext http, PageFrames frames, IInbox inbox)
    {
        var letters = await inbox.ReadDeadLettersAsync(ListMax, http.RequestAborted);
        return await frames.PageAsync<EnvelopesPage>(http, new EnvelopesModel("operations.dead-letters", [
            .. letters.Select(static letter =>
            {
                using var envelope = JsonDocument.Parse(letter.Envelope);
                return new EnvelopeRow(letter.DiedAt, Text(envelope, "source"), Text(envelope, "id"), Text(envelope, "type"), CprRedactor.From(letter.Error));
            }),
        ]));
    }

    private static bool SeesLists(HttpContext http) => http.HasRole(CallerKind.Operations);

    private static string Pointers(ReadOnlySpan<byte> faults)
    {
        var list = JsonElement.Parse(faults);
        return list.ValueKind == JsonValueKind.Array ? string.Join(", ", list.EnumerateArray().Select(static one => one.ToString())) : "";
    }

    private static string? Text(JsonDocument envelope, string name) =>
        envelope.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>A list of events that were not taken in, without their data.</summary>
/// <param name="Heading">The catalogue's key of the heading.</param>
/// <param name="Rows">Newest first.</param>
public sealed record EnvelopesModel(string Heading, IReadOnlyList<EnvelopeRow> Rows);

/// <summary>An event that was not taken in.</summary>
public sealed record EnvelopeRow(DateTimeOffset At, string? Source, string? Id, string? Type, string Why);
