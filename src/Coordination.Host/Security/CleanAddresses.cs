using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Host.Security;

/// <summary>
/// Replaces addresses that contain a CPR number before any log, trace or metric sees them. The request is answered as one to an
/// address that does not exist. The secret of a step's address is taken off (<see cref="StepSecret"/>).
/// </summary>
internal sealed partial class CleanAddresses(IServiceProvider services) : IHttpContextFactory
{
    private const string Replacement = "/withheld";

    private readonly DefaultHttpContextFactory _factory = new(services);

    /// <inheritdoc/>
    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { } request
            && (StepSecret.TakeOff(featureCollection, request) || HoldsNumber(request.Path) || HoldsNumberInQuery(request.QueryString)))
        {
            request.Path = Replacement;
            request.QueryString = "";
            request.RawTarget = Replacement;
        }

        var context = _factory.Create(featureCollection);
        LoopbackOnly.RememberOrigin(context);
        ForwardedPrefix.TakeOffWhatIsNone(context);
        return context;
    }

    /// <inheritdoc/>
    public void Dispose(HttpContext httpContext) => _factory.Dispose(httpContext);

    /// <summary>Whether a part of an address, between separators, is a CPR number in whatever spelling.</summary>
    internal static bool HoldsNumber(string address)
    {
        var plain = PlainSpelling.IsNeeded(address) ? PlainSpelling.Of(address).Text : address;
        foreach (var match in Number().EnumerateMatches(plain))
            if (Cpr.TryRead(Digits(plain.AsSpan(match.Index, match.Length)), out _)) return true;
        return false;
    }

    /// <summary>Whether a query contains a CPR number. Positions and limits are left out: they may have ten digits.</summary>
    internal static bool HoldsNumberInQuery(string query) => query.Length > Cpr.Length && HoldsNumber(Position().Replace(query, ""));

    private static string Digits(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[Cpr.Length];
        var count = 0;
        foreach (var one in text)
            if (char.IsAsciiDigit(one)) digits[count++] = one;
        return new string(digits[..count]);
    }

    // Only whole words match: keys and ids are longer runs of letters and digits.
    [GeneratedRegex(
        @"(?<![0-9A-Za-z])[0-9]{2}[-. ]{0,3}[0-9]{2}[-. ]{0,3}[0-9]{2}[-. ]{0,3}[0-9]{4}(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=[?&])(after|before|limit)=[0-9]*", RegexOptions.CultureInvariant)]
    private static partial Regex Position();
}
