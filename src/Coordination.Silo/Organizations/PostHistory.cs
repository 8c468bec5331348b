using System.Text.Json;
using Coordination.Domain.Organizations;
using Coordination.Storage.Organizations;

namespace Coordination.Silo.Organizations;

/// <summary>Who was where, when: what each document changed about each caseworker's post.</summary>
public sealed class PostHistory(OrganizationReachTable reach)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Somebody's posts, the newest first, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<PostPeriod>> ReadAsync(string caseworker, int limit, CancellationToken cancellation = default)
    {
        var rows = await reach.ReadPostsAsync(caseworker, limit, cancellation);
        List<PostPeriod> held = new(rows.Count);
        DateTimeOffset? until = null;
        foreach (var row in rows)
        {
            held.Add(new PostPeriod(row.ValidFrom, until, row.Version, row.Post is { } post ? JsonSerializer.Deserialize<Post>(post, Json) : null));
            until = row.ValidFrom;
        }

        return held;
    }

    /// <summary>Keeps what a document changed; written twice it is there once.</summary>
    internal Task WriteAsync(Organization before, Organization after, DateTimeOffset validFrom, CancellationToken cancellation) => reach.AddPostsAsync(
        [.. Post.Changed(before, after).Select(changed => new PostRow(
            changed.Caseworker, after.Version, validFrom, changed.Post is { } post ? JsonSerializer.Serialize(post, Json) : null))],
        cancellation);
}

/// <summary>A post somebody had for a time.</summary>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; null: still.</param>
/// <param name="Version">The document it came with.</param>
/// <param name="Post">The post; null: they had left.</param>
public sealed record PostPeriod(DateTimeOffset From, DateTimeOffset? To, long Version, Post? Post);
