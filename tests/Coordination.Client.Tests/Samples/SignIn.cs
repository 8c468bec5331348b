using System.Net.Http.Json;
using System.Text.Json;

namespace Coordination.Client.Tests.Samples;

internal static class SignIn
{
    /// <summary>A token in Development; it is good for a day.</summary>
    internal static async Task<string> InDevelopmentAsync(Uri service)
    {
        string[] scopes = ["events:BIF", "read:BIF", "feed:BIF"];
        using var http = new HttpClient { BaseAddress = service };
        var answer = await http.PostAsJsonAsync("dev/sign-in", new { role = "integration", scopes });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }
}
