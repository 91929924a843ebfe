import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Eraser } from '../tables/people/eraser.ts';

/** Erasing on DynamoDB, in the table of that name. */
export function dynamoEraser(client: DynamoDBClient, state: string): Eraser {
  const documents = DynamoDBDocumentClient.from(client);
  return {
    async remove({ pk, sk }, version) {
      try {
        await documents.send(
          new DeleteCommand({
            TableName: state,
            Key: { pk, sk },
            ...(version !== undefined && still(version)),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    async overwrite(item) {
      await documents.send(new PutCommand({ TableName: state, Item: { ...item } }));
    },
  };
}

function still(version: number) {
  return {
    ConditionExpression: 'attribute_not_exists(pk) OR #version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  };
}
