namespace ResponsivenessMonitor.Platforms.X;

/// <summary>By which names X's fields are asked for.</summary>
internal enum XVocabulary
{
    /// <summary>As in the OpenAPI document up to 2.166: <c>tweet.fields</c>, <c>referenced_tweets</c>.</summary>
    Tweet,

    /// <summary>As in the OpenAPI document from 2.167 on: <c>post.fields</c>, <c>referenced_posts</c>.</summary>
    Post,
}
