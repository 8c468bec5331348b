using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Host.Security;

/// <summary>
/// Replaces addresses that contain a CPR number before any log, trace or metric sees them. The request is answered as one to an
/// address that does not exist.
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

    /// <summary>Whether a part of an address, between separators, is a CPR number.</summary>
    internal static bool HoldsNumber(string address)
    {
        foreach (var match in Number().EnumerateMatches(address))
            if (Cpr.TryRead(address.Substring(match.Index, match.Length), out _)) return true;
        return false;
    }

    /// <summary>Whether a query contains a CPR number. Positions and limits are left out: they may have ten digits.</summary>
    internal static bool HoldsNumberInQuery(string query) => query.Length > Cpr.Length && HoldsNumber(Position().Replace(query, ""));

    // Only whole words match: keys and ids are longer runs of letters and digits.
    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9]{6}-?[0-9]{4}(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[?&])(after|before|limit)=[0-9]*", RegexOptions.CultureInvariant)]
    private static partial Regex Position();
}
