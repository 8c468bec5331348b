using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Coordination.Views;

namespace Coordination.Client;

/// <summary>Finds citizens and reads about them, as far as the caller may see. Every look is logged where the citizen can see it.</summary>
/// <remarks>Thread safe. What the caller may not see at all throws <see cref="ApiRefusedException"/> (403).</remarks>
public sealed class CitizensClient
{
    private readonly ApiRequests _requests;

    internal CitizensClient(ApiRequests requests) => _requests = requests;

    /// <summary>The key of a CPR number, known or not. The key is a stable pseudonym that may stand in addresses and logs.</summary>
    /// <param name="cpr">Ten digits. It is sent in the body, and kept nowhere.</param>
    /// <param name="reason">Why; required of persons.</param>
    public async Task<string> LookUpAsync(string cpr, string? reason = null, CancellationToken cancellation = default) =>
        (await _requests.AskAsync<KeyAnswer>("citizens/lookup", new { cpr, reason }, cancellation)).Key;

    /// <summary>The whole picture.</summary>
    /// <param name="asOf">As it was known at that instant; null: now.</param>
    /// <returns>Null: no such citizen is known.</returns>
    public Task<CitizenView?> PictureAsync(string key, DateTimeOffset? asOf = null, CancellationToken cancellation = default)
    {
        var query = asOf is { } instant ? $"?asOf={Uri.EscapeDataString(instant.ToString("O", CultureInfo.InvariantCulture))}" : "";
        return _requests.FindAsync<CitizenView>($"citizens/{Uri.EscapeDataString(key)}{query}", cancellation);
    }

    /// <summary>The entries of the journal after a version, oldest first, to the end.</summary>
    public async IAsyncEnumerable<HistoryEntryView> HistoryAsync(
        string key, long after = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"citizens/{Uri.EscapeDataString(key)}/history?after={after}&limit=1000");
        await foreach (var entry in _requests.PagesAsync<HistoryAnswer>(path, cancellation))
        {
            yield return new HistoryEntryView(
                entry.Version, entry.At, entry.Kind, entry.By, entry.Cause, entry.PolicyVersion, entry.Data.GetRawText())
            {
                Masked = entry.Masked,
            };
        }
    }

    /// <summary>Whom to call: the coordinator, and each involved department's entry.</summary>
    /// <param name="reason">Why; it is logged.</param>
    /// <returns>Null: no such citizen is known.</returns>
    public async Task<IReadOnlyList<ReachView>?> AskContactsAsync(string key, string reason, CancellationToken cancellation = default)
    {
        using var response = await _requests.SendAsync(
            HttpMethod.Post, $"citizens/{Uri.EscapeDataString(key)}/contacts",
            System.Net.Http.Json.JsonContent.Create(new { reason }, options: ApiJson.Options), null, cancellation,
            HttpStatusCode.NotFound);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : await ApiRequests.ReadAsync<IReadOnlyList<ReachView>>(response, cancellation);
    }

    private sealed record KeyAnswer(string Key);

    private sealed record HistoryAnswer(
        long Version, DateTimeOffset At, string Kind, string By, string? Cause, string? PolicyVersion, JsonElement Data, bool Masked);
}
