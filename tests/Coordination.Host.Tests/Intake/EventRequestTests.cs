using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Coordination.Host.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Coordination.Host.Tests.Intake;

public sealed class EventRequestTests
{
    [Theory]
    [InlineData("application/cloudevents-batch+json", """[{"id":"e-1"}]""")]
    [InlineData("application/cloudevents+json", """{"id":"e-1"}""")]
    public async Task Events_are_not_read_from_a_buffer_that_the_server_uses_again(string contentType, string body)
    {
        var http = new DefaultHttpContext { Request = { ContentType = contentType } };
        http.Features.Set<IRequestBodyPipeFeature>(new ReusedBuffer(Encoding.UTF8.GetBytes(body)));
        using var request = await EventRequest.ReadAsync(http.Request, CancellationToken.None);
        Assert.Equal("e-1", Assert.Single(request.Events).GetProperty("id").GetString());
    }

    /// <summary>A body whose memory holds another request's bytes as soon as it is given back.</summary>
    private sealed class ReusedBuffer(byte[] body) : PipeReader, IRequestBodyPipeFeature
    {
        public PipeReader Reader => this;

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) =>
            new(new ReadResult(new ReadOnlySequence<byte>(body), isCanceled: false, isCompleted: true));

        public override bool TryRead(out ReadResult result)
        {
            result = new ReadResult(new ReadOnlySequence<byte>(body), isCanceled: false, isCompleted: true);
            return true;
        }

        public override void AdvanceTo(SequencePosition consumed) => Array.Fill(body, (byte)'x');

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => AdvanceTo(consumed);

        public override void CancelPendingRead() => throw new NotSupportedException();

        public override void Complete(Exception? exception = null)
        {
        }
    }
}
