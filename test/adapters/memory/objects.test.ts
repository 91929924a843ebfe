import { memoryObjects } from '#adapters/memory/objects';
import { objectsContract } from '../objects.contract.ts';

objectsContract('in memory', memoryObjects);
