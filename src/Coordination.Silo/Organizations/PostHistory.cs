using System.Text.Json;
using Coordination.Domain.Organizations;
using Coordination.Storage.Organizations;

namespace Coordination.Silo.Organizations;

/// <summary>The posts of each caseworker over time: one for each document that changed the post.</summary>
public sealed class PostHistory(OrganizationReachTable reach)
{
    /// <summary>A caseworker's posts, the newest first, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<PostPeriod>> ReadAsync(string caseworker, int limit, CancellationToken cancellation = default)
    {
        var rows = await reach.ReadPostsAsync(caseworker, limit, cancellation);
        List<PostPeriod> periods = new(rows.Count);
        DateTimeOffset? until = null;
        foreach (var row in rows)
        {
            var post = row.Post is { } stored ? JsonSerializer.Deserialize<Post>(stored, JsonSerializerOptions.Web) : null;
            periods.Add(new PostPeriod(row.ValidFrom, until, row.Version, post));
            until = row.ValidFrom;
        }

        return periods;
    }

    /// <summary>Adds the posts that a document changed. A repeat changes nothing.</summary>
    internal Task WriteAsync(
        Organization before, Organization after, DateTimeOffset validFrom, CancellationToken cancellation) => reach.AddPostsAsync(
        [.. Post.Changed(before, after).Select(changed => new PostRow(
            changed.Caseworker, after.Version, validFrom,
            changed.Post is { } post ? JsonSerializer.Serialize(post, JsonSerializerOptions.Web) : null))],
        cancellation);
}

/// <summary>A caseworker's post between two instants.</summary>
/// <param name="From">The instant from which the post was held.</param>
/// <param name="To">The instant at which it ended; null: it is the current post.</param>
/// <param name="Version">The version of the organization document that began it.</param>
/// <param name="Post">The post; null: the caseworker had left.</param>
public sealed record PostPeriod(DateTimeOffset From, DateTimeOffset? To, long Version, Post? Post);
