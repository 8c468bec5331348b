using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Host.Security;

/// <summary>
/// Keeps addresses that hold a CPR number out: they belong in no log, trace or metric, whatever the level, so they are
/// replaced before anything sees them, and end as an address that does not exist.
/// </summary>
internal sealed partial class CleanAddresses(IServiceProvider services) : IHttpContextFactory
{
    private const string InPlace = "/withheld";

    private readonly DefaultHttpContextFactory _factory = new(services);

    /// <inheritdoc/>
    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request
            && (HoldsNumber(request.Path) || HoldsNumberInQuery(request.QueryString)))
        {
            request.Path = InPlace;
            request.QueryString = "";
            request.RawTarget = InPlace;
        }

        return _factory.Create(featureCollection);
    }

    /// <inheritdoc/>
    public void Dispose(HttpContext httpContext) => _factory.Dispose(httpContext);

    /// <summary>Whether a piece of an address is, between its separators, a CPR number.</summary>
    internal static bool HoldsNumber(string address)
    {
        foreach (var match in Number().EnumerateMatches(address))
            if (Cpr.TryRead(address.Substring(match.Index, match.Length), out _)) return true;
        return false;
    }

    /// <summary>The same of a query; positions are numbers of their own.</summary>
    internal static bool HoldsNumberInQuery(string query) => query.Length > Cpr.Length && HoldsNumber(Position().Replace(query, ""));

    // Whole words only: keys and ids are longer runs of letters and digits.
    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9]{6}-?[0-9]{4}(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[?&])(after|before|limit)=[0-9]*", RegexOptions.CultureInvariant)]
    private static partial Regex Position();
}
