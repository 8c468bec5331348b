using System.Globalization;
using System.Text;
using Coordination.Client;
using Coordination.Events;

namespace Coordination.Adapters.Tests;

/// <summary>Invented messages of the published forms, and what they say in short.</summary>
internal static class MessageFile
{
    /// <summary>The number of the invented person whom all messages are about.</summary>
    internal const string Cpr = "0101809999";

    /// <summary>A message, about somebody else if a number is given.</summary>
    internal static string Read(string folder, string name, string? cpr = null)
    {
        var file = Path.HasExtension(name) ? name : $"{name}.xml";
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Messages", folder, file));
        return cpr is null ? text : text.Replace(Cpr, cpr, StringComparison.Ordinal);
    }

    /// <summary>Events in short: type, local time, the end of the message's first group with what the id ends with, data.</summary>
    internal static string[] Short(MappedMessage message) => [.. message.Events.Select(static one => Short(one))];

    private static string Short(CitizenEvent one)
    {
        var (reported, id) = (one.Event, one.Event.Id);
        var type = reported.Type["coordination.".Length..^".v1".Length];
        var time = reported.Time.ToOffset(TimeSpan.FromHours(2)).ToString("dd'T'HH:mm", CultureInfo.InvariantCulture);
        var data = Encoding.UTF8.GetString(EventJson.Write(reported.Data)).Replace('"', '\'');
        return $"{type} {time} {id[4..8]}{id[36..]} {data}";
    }
}
