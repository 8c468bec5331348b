using System.Text.Json;
using Coordination.Connections;
using Coordination.Events;
using Coordination.Grains;
using Coordination.Streams;
using Orleans.Core.Internal;
using Orleans.Runtime;

namespace Coordination.OutsideClient;

/// <summary>One call, as somebody.</summary>
/// <param name="Call">What is called.</param>
/// <param name="Key">The citizen's key.</param>
/// <param name="States">The kind of caller the client says it is; null: it says nothing.</param>
/// <param name="StatesId">The id of that caller.</param>
/// <param name="Token">The credential of this call; null: that of the client, or none.</param>
/// <param name="Source">The source of the event sent.</param>
internal sealed record Attempt(string Call, string Key, CallerKind? States, string? StatesId, string? Token, string Source)
{
    /// <summary>Makes the call.</summary>
    public async Task<Outcome> MakeAsync(IClusterClient cluster)
    {
        if (States is { } kind) new Caller(kind, StatesId ?? "").SetCurrent();
        if (Token is not null) CallerCredential.SetCurrent(Token);
        try
        {
            return new Outcome(await CallAsync(cluster), null, null);
        }
        catch (Exception fault)
        {
            return new Outcome(null, fault.GetType().Name, fault.ToString());
        }
    }

    private async Task<string> CallAsync(IClusterClient cluster)
    {
        var citizen = cluster.GetGrain<ICitizenGrain>(Key);
        switch (Call)
        {
            case "picture":
                return (await citizen.Picture())?.Name ?? "nobody";
            case "everything":
                return await EverythingAsync(citizen);
            case "take-in":
                return (await citizen.TakeIn([Event()]))[0].Status;
            case "intake":
                await cluster.GetGrain<IIntakeGrain>(0).Accept(Key, [Event()]);
                return "accepted";
            case "stream":
                var streams = cluster.GetStreamProvider(DepartmentStreams.Provider);
                await streams.GetStream<DepartmentEvent>(DepartmentStreams.Of(Key)).OnNextAsync(Event());
                return "accepted";
            case "management":
                return $"{(await cluster.GetGrain<IManagementGrain>(0).GetHosts()).Count}";
            case "deactivate":
                await citizen.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
                return "deactivated";
            default:
                throw new ArgumentException($"There is no call {Call}.");
        }
    }

    /// <summary>Every output of a citizen by its name, as JSON; one that is refused is missing.</summary>
    private static async Task<string> EverythingAsync(ICitizenGrain citizen)
    {
        Dictionary<string, string> outputs = [];
        await AddAsync("picture", citizen.Picture);
        await AddAsync("history", () => citizen.History(0, 1_000));
        await AddAsync("contacts", () => citizen.Contacts(persons: true));
        await AddAsync("colleagues", citizen.Colleagues);
        await AddAsync("access log", citizen.MayReadLooks);
        return JsonSerializer.Serialize(outputs);

        async Task AddAsync<T>(string output, Func<Task<T>> read)
        {
            try
            {
                outputs[output] = JsonSerializer.Serialize(await read(), JsonSerializerOptions.Web);
            }
            catch (UnauthorizedAccessException)
            {
                // Refused.
            }
        }
    }

    private DepartmentEvent Event() => new()
    {
        Source = Source,
        Id = Guid.NewGuid().ToString("N"),
        Type = "coordination.citizen.corrected.v1",
        Time = DateTimeOffset.Parse("2026-08-31T08:59:00+02:00", System.Globalization.CultureInfo.InvariantCulture),
        Data = new CitizenCorrected { Name = "Anna Ændret" },
    };
}

/// <summary>What became of it.</summary>
/// <param name="Answer">The answer; null: it failed.</param>
/// <param name="Fault">The type of the exception.</param>
/// <param name="Text">The whole of the exception.</param>
internal sealed record Outcome(string? Answer, string? Fault, string? Text);
