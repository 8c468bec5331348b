using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Coordination.Host.Intake;

/// <summary>The preference <c>wait=N</c> (RFC 7240): how long the sender will wait for its events to be settled.</summary>
internal static class PreferWait
{
    /// <summary>Seconds at most; a longer wish is cut to this.</summary>
    internal const int SecondsMax = 30;

    /// <summary>The seconds to wait; null without the preference, or when it is not a number (a preference may be passed over).</summary>
    internal static int? Read(StringValues prefer)
    {
        foreach (var line in prefer)
        foreach (var preference in (line ?? "").Split(','))
        {
            var parts = preference.Split(';')[0].Split('=', 2);
            if (parts.Length == 2 && parts[0].Trim().Equals("wait", StringComparison.OrdinalIgnoreCase)
                && long.TryParse(parts[1].Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                return (int)Math.Min(seconds, SecondsMax);
        }

        return null;
    }
}
